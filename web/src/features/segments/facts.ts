import type { ObjectType } from '@/shared/api/catalog';
import { type Condition, filterParts, readFilter } from '@/shared/fields/conditions';

/** Questions about what happened to a customer that can be asked in words; each is one form of expression. */
export const factKinds = [
  'bought',
  'notBought',
  'complained',
  'contacted',
  'notContacted',
  'allowed',
  'notAllowed',
  'refused',
  'inSegment',
  'notInSegment',
] as const;
export type FactKind = (typeof factKinds)[number];

/** `days` counts back from now; `segment` is an id. */
export interface Fact {
  fact: FactKind;
  days?: number;
  segment?: string;
}

export const asksDays = (kind: FactKind) =>
  ['bought', 'notBought', 'complained', 'contacted', 'notContacted'].includes(kind);
export const asksSegment = (kind: FactKind) => kind === 'inSegment' || kind === 'notInSegment';

const ordered = (days: string) => `orders.exists(o, o.status != "cancelled" && o.placedAt > now - days(${days}))`;
const complained = (days: string) =>
  `interactions.exists(i, i.kind == "complaint" && i.occurredAt > now - days(${days}))`;
const contacted = (days: string) =>
  `interactions.exists(i, i.direction == "out" && i.occurredAt > now - days(${days}))`;
const offers = (state: string) => `consents.exists(k, k.purpose == "offers" && k.state == "${state}")`;
const member = (segment: string) => `segments.exists(s, s.segment == "${segment}")`;

const forms: Record<FactKind, (value: string) => string> = {
  bought: ordered,
  notBought: (days) => `!${ordered(days)}`,
  complained,
  contacted,
  notContacted: (days) => `!${contacted(days)}`,
  allowed: () => offers('given'),
  notAllowed: () => `!${offers('given')}`,
  refused: () => offers('refused'),
  inSegment: member,
  notInSegment: (segment) => `!${member(segment)}`,
};

export function writeFact({ fact, days, segment }: Fact): string {
  return forms[fact](asksDays(fact) ? String(days) : (segment ?? ''));
}

const value = 'VALUE';
const plain = (text: string) => text.replace(/\s+/g, '');
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const patterns = factKinds.map(
  (kind) => [kind, new RegExp(`^${escaped(plain(forms[kind](value))).replace(value, '([\\w-]+)')}$`)] as const,
);

function readFact(part: string): Fact | undefined {
  for (const [fact, pattern] of patterns) {
    const match = pattern.exec(plain(part));
    if (!match) continue;
    if (asksDays(fact)) return /^\d+$/.test(match[1]!) ? { fact, days: Number(match[1]) } : undefined;
    return asksSegment(fact) ? { fact, segment: match[1] } : { fact };
  }
  return undefined;
}

/** One line of a rule: a condition on a field, a fact, or an expression that stays as it was typed. */
export type Line = { text: string; condition?: Condition; fact?: Fact };

/** The lines that are joined by "and"; a rule that joins otherwise is one line. */
export function readLines(object: ObjectType, rule: string): Line[] {
  if (!rule.trim()) return [];
  return (filterParts(rule.trim()) ?? [rule.trim()]).map((text) => ({
    text,
    condition: readFilter(object, text)?.[0],
    fact: readFact(text),
  }));
}

/** The lines as one rule; what joins by "or" inside is put in brackets. */
export function writeLines(lines: readonly string[]): string {
  const several = lines.length > 1;
  return lines.map((line) => (several && filterParts(line) === undefined ? `(${line})` : line)).join(' && ');
}
