import { describe, expect, it } from 'vitest';
import type { ObjectType } from '@/shared/api/catalog';
import { type Fact, factKinds, readLines, writeFact, writeLines } from './facts';

const customer = {
  name: 'customer',
  fields: [{ name: 'city', type: 'text', label: { en: 'City' } }],
} as unknown as ObjectType;
const id = '019ac000-0000-7000-8000-000000000001';

describe('facts', () => {
  it.each(factKinds)('%s is read as it was written', (kind) => {
    const written = writeFact({ fact: kind, days: 90, segment: id });
    const fact = readLines(customer, written)[0]?.fact as Fact;
    expect(fact.fact).toBe(kind);
    expect(writeFact(fact)).toBe(written);
  });

  it('reads the lines of a rule in their order and keeps what it does not know', () => {
    const rule = `city == "Lviv" && ${writeFact({ fact: 'bought', days: 30 })} && quality*2 > 7`;
    const lines = readLines(customer, rule);
    expect(lines.map((line) => [line.condition?.field, line.fact?.fact])).toEqual([
      ['city', undefined],
      [undefined, 'bought'],
      [undefined, undefined],
    ]);
    expect(writeLines(lines.map((line) => line.text))).toBe(rule);
  });

  it('puts a line that says "or" into brackets beside others', () => {
    expect(writeLines(['a || b'])).toBe('a || b');
    expect(writeLines(['a || b', 'c'])).toBe('(a || b) && c');
    expect(readLines(customer, 'a || b')).toHaveLength(1);
  });
});
