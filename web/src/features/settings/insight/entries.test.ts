import { expect, it } from 'vitest';
import { groups, keptNumber, shownNumber } from './entries';

it('shows shares as percent and keeps them as they were', () => {
  for (const share of [0, 0.005, 0.55, 0.8, 0.951, 1])
    expect(keptNumber(shownNumber(share, 'share'), 'share')).toBe(share);
  expect(shownNumber(0.55, 'share')).toBe(55);
  expect(keptNumber(3, 'whole')).toBe(3);
});

it('has each setting once', () => {
  const fields = groups.flatMap((group) => group.entries.map((entry) => `${entry.part}.${entry.field}`));
  expect(new Set(fields).size).toBe(fields.length);
  expect(fields).toHaveLength(22);
});
