import { describe, expect, it } from 'vitest';
import { cohorts, periodsBetween } from './cohorts';

describe('cohorts', () => {
  it('counts months over the turn of the year, weeks and quarters', () => {
    expect(periodsBetween('month', '2025-11-01', '2026-02-01')).toBe(3);
    expect(periodsBetween('quarter', '2025-10-01', '2026-04-01')).toBe(2);
    expect(periodsBetween('week', '2026-03-23', '2026-04-06')).toBe(2);
    expect(periodsBetween('year', '2020-01-01', '2026-01-01')).toBe(6);
  });

  it('puts each period so many columns after the first, and leaves out what lies before', () => {
    expect(cohorts('month', ['2026-01-01', '2026-02-01', null], ['2026-01-01', '2026-02-01', '2026-04-01'])).toEqual([
      [0, 1, null, 2],
      [1, null, 2],
      [],
    ]);
  });
});
