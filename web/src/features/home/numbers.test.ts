import { describe, expect, it } from 'vitest';
import { incomeOf, numbersOf } from './numbers';

describe('my numbers', () => {
  it('compare with the month before as far as this one has come', () => {
    const { thisMonth, sameDaysBefore } = numbersOf(new Date(2026, 10, 23, 9));
    expect(thisMonth).toContain(new Date(2026, 10, 1).toISOString());
    expect(sameDaysBefore).toContain(new Date(2026, 9, 1).toISOString());
    expect(sameDaysBefore).toContain(new Date(2026, 9, 23, 9).toISOString());
  });

  it('take the last day of a shorter month', () => {
    expect(numbersOf(new Date(2026, 2, 31, 9)).sameDaysBefore).toContain(new Date(2026, 1, 28, 9).toISOString());
  });

  it('count income less returns', () => {
    expect(
      incomeOf({
        fields: [
          { field: 'totalReporting', sum: [{ amount: '100.50', currency: 'EUR' }] },
          { field: 'returnedReporting', sum: [{ amount: '20.25', currency: 'EUR' }] },
        ],
      }),
    ).toBe(80.25);
    expect(incomeOf({ fields: [] })).toBe(0);
  });
});
