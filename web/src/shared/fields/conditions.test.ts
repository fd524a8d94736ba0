import { describe, expect, it } from 'vitest';
import type { Field, FieldType, ObjectType } from '@/shared/api/catalog';
import { type Condition, readFilter, writeFilter } from './conditions';

function field(name: string, type: FieldType): Field {
  return {
    name,
    type,
    label: { en: name, ru: name, uk: name },
    choices: [],
    required: false,
    readOnly: false,
    sortable: true,
    fixed: false,
    unique: false,
    detail: false,

    custom: false,
  };
}

const customer = {
  name: 'customer',
  fields: [
    field('name', 'text'),
    field('kind', 'choice'),
    field('scents', 'choices'),
    field('score', 'number'),
    field('orders', 'integer'),
    field('spent', 'money'),
    field('birthday', 'date'),
    field('createdAt', 'time'),
    field('vip', 'boolean'),
    field('owner', 'reference'),
  ],
} as ObjectType;

describe('a filter of chips and the typed filter are the same', () => {
  const cases: [Condition, string][] = [
    [{ field: 'name', operator: 'contains', value: 'Ма"вка\\' }, String.raw`name.containsIgnoringCase("Ма\"вка\\")`],
    [{ field: 'name', operator: 'isNot', value: 'a && b || c' }, 'name != "a && b || c"'],
    [{ field: 'kind', operator: 'is', value: 'person' }, 'kind == "person"'],
    [{ field: 'kind', operator: 'anyOf', value: ['person', 'organization'] }, 'kind in ["person", "organization"]'],
    [{ field: 'scents', operator: 'is', value: 'rose' }, '"rose" in scents'],
    [{ field: 'score', operator: 'above', value: '0.4' }, 'score > 0.4'],
    [{ field: 'orders', operator: 'atMost', value: '-3' }, 'orders <= -3'],
    [{ field: 'spent', operator: 'atLeast', value: '1000' }, 'spent.amount >= 1000'],
    [{ field: 'birthday', operator: 'below', value: '2000-01-01' }, 'birthday < date("2000-01-01")'],
    [{ field: 'birthday', operator: 'within', value: 30 }, 'birthday > today - days(30)'],
    [{ field: 'createdAt', operator: 'before', value: 90 }, 'createdAt < now - days(90)'],
    [{ field: 'vip', operator: 'no' }, '!vip'],
    [{ field: 'owner', operator: 'is', value: 'me' }, 'owner == me'],
    [{ field: 'owner', operator: 'missing' }, '!has(owner)'],
  ];

  it.each(cases)('%j', (condition, expression) => {
    expect(writeFilter(customer, [condition])).toBe(expression);
    expect(readFilter(customer, expression)).toEqual([condition]);
  });

  it('joins conditions with && and reads them back in order', () => {
    const conditions = cases.map(([condition]) => condition);
    expect(readFilter(customer, writeFilter(customer, conditions))).toEqual(conditions);
  });

  it('reads what was typed without spaces', () => {
    expect(readFilter(customer, 'score>0.4&&kind=="person"')).toEqual([
      { field: 'score', operator: 'above', value: '0.4' },
      { field: 'kind', operator: 'is', value: 'person' },
    ]);
  });
});

describe('an expression that says more than chips can stays typed', () => {
  it.each([
    'kind == "person" || vip',
    'orders.exists(o, o.units > 3)',
    'vip ? true : false',
    'unknown == "x"',
    'name',
    'score == "text"',
    'kind == "person" &&',
    'name == "open',
  ])('%s', (expression) => expect(readFilter(customer, expression)).toBeUndefined());
});
