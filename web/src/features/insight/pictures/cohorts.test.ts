import { describe, expect, it } from 'vitest';
import { compared, share } from './cohorts';

const cohort = (quarter: string, ...active: number[]) => ({ quarter, customers: active[0]!, active });

describe('cohorts', () => {
  const items = [
    cohort('2025-01-01', 100, 41, 34, 31, 28),
    cohort('2025-04-01', 100, 44, 36, 32),
    cohort('2025-07-01', 100, 44, 37),
    cohort('2025-10-01', 50, 20),
    cohort('2026-01-01', 10),
  ];

  it('are compared in quarters that are over', () => {
    expect(compared({ asOf: '2026-02-01', running: true, items })).toEqual({ after: 2, newer: 1, older: 0 });
    expect(compared({ asOf: '2026-03-31', running: false, items })).toEqual({ after: 2, newer: 2, older: 0 });
  });

  it('are not compared where there is only one', () => {
    expect(compared({ asOf: '2026-02-01', running: true, items: [items[0]!] })).toBeUndefined();
  });

  it('have shares of their first quarter', () => {
    expect(share([50, 20], 1)).toBe(0.4);
    expect(share([], 1)).toBe(0);
  });
});
