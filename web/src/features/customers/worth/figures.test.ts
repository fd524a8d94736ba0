import { describe, expect, it } from 'vitest';
import { changeOf, dataEndOf } from './figures';

describe('the change between two amounts', () => {
  it('is a share of the earlier one', () => {
    expect(changeOf(66, 100)).toBe(-0.34);
    expect(changeOf(150, 100)).toBe(0.5);
  });
  it('is not told where nothing was before, nothing changed, or the share says nothing', () => {
    expect(changeOf(10, 0)).toBeUndefined();
    expect(changeOf(10, -5)).toBeUndefined();
    expect(changeOf(100.2, 100)).toBeUndefined();
    expect(changeOf(2000, 100)).toBeUndefined();
  });
});

describe('the end of the data', () => {
  const now = new Date('2026-11-28T20:00:00');
  it('is told where it is not about today', () => {
    expect(dataEndOf({ asOf: '2026-11-28' }, now)).toBeUndefined();
    expect(dataEndOf({ asOf: '2026-11-29' }, now)).toBeUndefined();
    expect(dataEndOf({ asOf: '1998-06-30' }, now)).toBe('1998-06-30');
  });
});
