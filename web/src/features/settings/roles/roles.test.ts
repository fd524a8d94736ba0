import { expect, test } from 'vitest';
import { changesOf, type Grant, grantOf, withOpening, withScope } from './roles';

const grant: Grant = {
  read: 'territory',
  create: 'own',
  change: 'team',
  delete: 'none',
  export: 'none',
  hiddenFields: [],
  readOnlyFields: [],
};
const role = { grants: { default: grant }, settings: ['imports'] };

test('an object without a grant of its own has that of the other objects', () => {
  expect(grantOf(role.grants, 'order')).toBe(grant);
  expect(grantOf({}, 'order').read).toBe('none');
});

test('a changed scope is one change and leaves the other objects alone', () => {
  const grants = withScope(role.grants, 'customer', 'export', 'own');
  expect(grants.default).toBe(grant);
  expect(changesOf(role, { ...role, grants }, ['customer', 'order'])).toEqual([
    { kind: 'scope', object: 'customer', action: 'export', before: 'none', after: 'own' },
  ]);
});

test('what is set and set back is no change', () => {
  const there = withScope(role.grants, 'customer', 'export', 'own');
  const back = withScope(there, 'customer', 'export', 'none');
  expect(changesOf(role, { ...role, grants: back }, ['customer'])).toEqual([]);
});

test('a field moves between open, read-only and hidden', () => {
  const hidden = withOpening(role.grants, 'customer', 'phone', 'hidden');
  const readOnly = withOpening(hidden, 'customer', 'phone', 'readOnly');
  expect(readOnly.customer).toMatchObject({ hiddenFields: [], readOnlyFields: ['phone'] });
  expect(changesOf({ ...role, grants: hidden }, { ...role, grants: readOnly }, ['customer'])).toEqual([
    { kind: 'field', object: 'customer', field: 'phone', before: 'hidden', after: 'readOnly' },
  ]);
});

test('pages that open and close are changes', () => {
  expect(changesOf(role, { ...role, settings: ['audit'] }, [])).toEqual([
    { kind: 'setting', setting: 'imports', after: false },
    { kind: 'setting', setting: 'audit', after: true },
  ]);
});
