import { expect, test } from 'vitest';
import { leavesThatDiffer } from './leaves';

test('of two trees only the leaves that differ are told', () => {
  const before = { customer: { read: 'all', export: 'none' }, order: { read: 'all' } };
  const after = { customer: { read: 'all', export: 'own' }, order: { read: 'all' } };
  expect(leavesThatDiffer({ field: 'grants', before, after })).toEqual([
    { field: 'grants.customer.export', before: 'none', after: 'own' },
  ]);
});

test('a value is told as it is', () => {
  expect(leavesThatDiffer({ field: 'name', before: null, after: 'Olha' })).toHaveLength(1);
});
