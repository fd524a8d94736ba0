import type { Field, FieldType, ObjectType } from '@/shared/api/catalog';

/**
 * One condition of a filter as a chip shows it. A filter whose conditions are joined by && and each is one of these forms is shown as
 * chips; any other expression stays typed. `within` and `before` count days back from now.
 */
export interface Condition {
  field: string;
  operator: Operator;
  value?: string | number | string[];
}

export type Operator =
  | 'is'
  | 'isNot'
  | 'contains'
  | 'startsWith'
  | 'above'
  | 'atLeast'
  | 'below'
  | 'atMost'
  | 'within'
  | 'before'
  | 'anyOf'
  | 'has'
  | 'missing'
  | 'yes'
  | 'no';

const texts: Operator[] = ['contains', 'is', 'isNot', 'startsWith', 'has', 'missing'];
const numbers: Operator[] = ['is', 'above', 'atLeast', 'below', 'atMost', 'has', 'missing'];
const days: Operator[] = ['within', 'before', 'is', 'above', 'atLeast', 'below', 'atMost', 'has', 'missing'];

/** What can be asked about a field of each type, the most usual first. */
export const operatorsOf: Record<FieldType, Operator[]> = {
  text: texts,
  longText: ['contains', 'has', 'missing'],
  email: texts,
  phone: texts,
  url: texts,
  number: numbers,
  integer: numbers,
  money: ['above', 'atLeast', 'below', 'atMost', 'has', 'missing'],
  date: days,
  time: ['within', 'before', 'has', 'missing'],
  boolean: ['yes', 'no', 'missing'],
  choice: ['is', 'isNot', 'anyOf', 'has', 'missing'],
  choices: ['is', 'has', 'missing'],
  reference: ['is', 'isNot', 'has', 'missing'],
};

const signs: Partial<Record<Operator, string>> = {
  is: '==',
  isNot: '!=',
  above: '>',
  atLeast: '>=',
  below: '<',
  atMost: '<=',
};

export function needsValue(operator: Operator): boolean {
  return !['has', 'missing', 'yes', 'no'].includes(operator);
}

function quote(text: unknown): string {
  return JSON.stringify(String(text));
}

function literal(field: Field, value: Condition['value']): string {
  if (field.type === 'date') return `date(${quote(value)})`;
  if (field.type === 'number' || field.type === 'integer' || field.type === 'money') return String(value);
  if (field.type === 'reference' && value === 'me') return 'me';
  return quote(value);
}

/** The condition in the expression language. */
export function writeCondition(field: Field, { operator, value }: Condition): string {
  const name = field.name;
  switch (operator) {
    case 'yes':
      return name;
    case 'no':
      return `!${name}`;
    case 'has':
      return `has(${name})`;
    case 'missing':
      return `!has(${name})`;
    case 'contains':
      return `${name}.containsIgnoringCase(${quote(value)})`;
    case 'startsWith':
      return `${name}.startsWith(${quote(value)})`;
    case 'anyOf':
      return `${name} in [${(Array.isArray(value) ? value : [value]).map(quote).join(', ')}]`;
    case 'within':
    case 'before':
      return `${name} ${operator === 'within' ? '>' : '<'} ${field.type === 'date' ? 'today' : 'now'} - days(${value})`;
    case 'is':
      if (field.type === 'choices') return `${quote(value)} in ${name}`;
      return `${name} == ${literal(field, value)}`;
    case 'isNot':
    case 'above':
    case 'atLeast':
    case 'below':
    case 'atMost':
      return `${field.type === 'money' ? `${name}.amount` : name} ${signs[operator]} ${literal(field, value)}`;
  }
}

export function writeFilter(object: ObjectType, conditions: readonly Condition[]): string {
  return conditions
    .flatMap((condition) => {
      const field = object.fields.find((candidate) => candidate.name === condition.field);
      return field ? [writeCondition(field, condition)] : [];
    })
    .join(' && ');
}

/** Parts joined by && outside of quotation marks and brackets; undefined where an || stands among them. */
export function filterParts(expression: string): string[] | undefined {
  const parts: string[] = [];
  let depth = 0;
  let quoted = '';
  let start = 0;
  for (let at = 0; at < expression.length; at++) {
    const character = expression[at]!;
    if (quoted) {
      if (character === '\\') at++;
      else if (character === quoted) quoted = '';
    } else if (character === '"' || character === "'") quoted = character;
    else if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    else if (depth === 0 && (character === '?' || expression.startsWith('||', at))) return undefined;
    else if (depth === 0 && expression.startsWith('&&', at)) {
      parts.push(expression.slice(start, at).trim());
      start = at + 2;
      at++;
    }
  }
  parts.push(expression.slice(start).trim());
  return quoted || depth !== 0 ? undefined : parts;
}

const string = String.raw`("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')`;
const name = String.raw`([A-Za-z_]\w*)`;
const forms: [RegExp, (match: RegExpExecArray) => (Condition & { only?: FieldType[] }) | undefined][] = [
  [new RegExp(`^has\\(${name}\\)$`), (m) => ({ field: m[1]!, operator: 'has' })],
  [new RegExp(`^!\\s*has\\(${name}\\)$`), (m) => ({ field: m[1]!, operator: 'missing' })],
  [new RegExp(`^${name} == null$`), (m) => ({ field: m[1]!, operator: 'missing' })],
  [new RegExp(`^${name} != null$`), (m) => ({ field: m[1]!, operator: 'has' })],
  [new RegExp(`^${name}$`), (m) => ({ field: m[1]!, operator: 'yes', only: ['boolean'] })],
  [new RegExp(`^!\\s*${name}$`), (m) => ({ field: m[1]!, operator: 'no', only: ['boolean'] })],
  [
    new RegExp(`^${name}\\.containsIgnoringCase\\(${string}\\)$`),
    (m) => ({ field: m[1]!, operator: 'contains', value: unquote(m[2]!) }),
  ],
  [
    new RegExp(`^${name}\\.startsWith\\(${string}\\)$`),
    (m) => ({ field: m[1]!, operator: 'startsWith', value: unquote(m[2]!) }),
  ],
  [
    new RegExp(`^${string} in ${name}$`),
    (m) => ({ field: m[2]!, operator: 'is', value: unquote(m[1]!), only: ['choices'] }),
  ],
  [
    new RegExp(`^${name} in \\[\\s*(${string}(?:\\s*,\\s*${string})*)\\s*\\]$`),
    (m) => ({
      field: m[1]!,
      operator: 'anyOf',
      value: [...m[2]!.matchAll(new RegExp(string, 'g'))].map((found) => unquote(found[0])),
      only: ['choice'],
    }),
  ],
  [
    new RegExp(`^${name} ([<>]) (today|now) - days\\((\\d+)\\)$`),
    (m) => ({
      field: m[1]!,
      operator: m[2] === '>' ? 'within' : 'before',
      value: Number(m[4]),
      only: [m[3] === 'today' ? 'date' : 'time'],
    }),
  ],
  [
    new RegExp(`^${name} (==|!=|<=|>=|<|>) date\\(${string}\\)$`),
    (m) => ({ field: m[1]!, operator: operatorOf(m[2]!), value: unquote(m[3]!), only: ['date'] }),
  ],
  [
    new RegExp(`^${name}\\.amount (<=|>=|<|>) (-?\\d+(?:\\.\\d+)?)$`),
    (m) => ({ field: m[1]!, operator: operatorOf(m[2]!), value: m[3]!, only: ['money'] }),
  ],
  [
    new RegExp(`^${name} (==|!=|<=|>=|<|>) (-?\\d+(?:\\.\\d+)?)$`),
    (m) => ({ field: m[1]!, operator: operatorOf(m[2]!), value: m[3]!, only: ['number', 'integer'] }),
  ],
  [
    new RegExp(`^${name} (==|!=) me$`),
    (m) => ({ field: m[1]!, operator: operatorOf(m[2]!), value: 'me', only: ['reference'] }),
  ],
  [
    new RegExp(`^${name} (==|!=) ${string}$`),
    (m) => ({
      field: m[1]!,
      operator: operatorOf(m[2]!),
      value: unquote(m[3]!),
      only: ['text', 'email', 'phone', 'url', 'choice', 'reference'],
    }),
  ],
];

function operatorOf(sign: string): Operator {
  return Object.entries(signs).find(([, written]) => written === sign)![0] as Operator;
}

function unquote(text: string): string {
  return text
    .slice(1, -1)
    .replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character === 't' ? '\t' : character));
}

function readCondition(object: ObjectType, part: string): Condition | undefined {
  const tidy = part.replace(/\s*(==|!=|<=|>=)\s*/g, ' $1 ').replace(/([^<>=!\s-])\s*([<>])\s*(?!=)/g, '$1 $2 ');
  for (const text of [part, tidy]) {
    for (const [form, read] of forms) {
      const match = form.exec(text);
      const found = match && read(match);
      if (!found) continue;
      const { only, ...condition } = found;
      const field = object.fields.find((candidate) => candidate.name === condition.field);
      if (!field || (only && !only.includes(field.type))) continue;
      if (!operatorsOf[field.type].includes(condition.operator)) continue;
      return condition;
    }
  }
  return undefined;
}

/** The chips of an expression; undefined where it says more than chips can. */
export function readFilter(object: ObjectType, expression: string): Condition[] | undefined {
  if (!expression.trim()) return [];
  const parts = filterParts(expression.trim());
  if (!parts) return undefined;
  const conditions = parts.map((part) => readCondition(object, part));
  return conditions.every((condition) => condition !== undefined) ? (conditions as Condition[]) : undefined;
}
