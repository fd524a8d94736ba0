import { describe, expect, it } from 'vitest';
import { nearest, type Spot, step } from './spots';

const spot = (x: number, y?: number): Spot => ({ x, y, title: '', lines: [], row: 0 });

describe('spots', () => {
  it('finds the column under the pointer whatever its height', () => {
    expect(nearest([spot(0), spot(50), spot(100)], 60, 999)).toBe(1);
    expect(nearest([], 1, 1)).toBeUndefined();
  });

  it('finds the cell under the pointer', () => {
    expect(nearest([spot(0, 0), spot(50, 0), spot(0, 50)], 10, 40)).toBe(2);
  });

  it('walks along a line and stops at its ends', () => {
    const line = [spot(0), spot(50), spot(100)];
    expect(step(line, 0, 'ArrowRight')).toBe(1);
    expect(step(line, 2, 'ArrowRight')).toBeUndefined();
    expect(step(line, 2, 'Home')).toBe(0);
    expect(step(line, 0, 'End')).toBe(2);
    expect(step(line, 0, 'a')).toBeUndefined();
  });

  it('walks over a grid, straight before aslant', () => {
    const grid = [spot(0, 0), spot(40, 0), spot(0, 20), spot(40, 20)];
    expect(step(grid, 0, 'ArrowDown')).toBe(2);
    expect(step(grid, 0, 'ArrowRight')).toBe(1);
    expect(step(grid, 3, 'ArrowUp')).toBe(1);
    expect(step(grid, 0, 'ArrowUp')).toBeUndefined();
  });
});
