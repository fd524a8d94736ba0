import { describe, expect, it } from 'vitest';
import { moved, sized } from './arrange';

const tiles = ['a', 'b', 'c'].map((id) => ({ id, report: id, width: 6, height: 2 }));
const order = (result: { id: string }[]) => result.map((tile) => tile.id).join('');

describe('arranging a dashboard', () => {
  it('moves a tile to a place, and no further than the ends', () => {
    expect(order(moved(tiles, 'a', 2))).toBe('bca');
    expect(order(moved(tiles, 'c', 0))).toBe('cab');
    expect(order(moved(tiles, 'a', -1))).toBe('abc');
    expect(order(moved(tiles, 'b', 99))).toBe('acb');
    expect(order(moved(tiles, 'nobody', 1))).toBe('abc');
  });

  it('keeps tiles between three and twelve columns and one and four rows', () => {
    expect(sized(tiles, 'a', 3, 1)[0]).toMatchObject({ width: 9, height: 3 });
    expect(sized(tiles, 'a', 99, 99)[0]).toMatchObject({ width: 12, height: 4 });
    expect(sized(tiles, 'a', -99, -99)[0]).toMatchObject({ width: 3, height: 1 });
    expect(sized(tiles, 'a', 3, 1)[1]).toEqual(tiles[1]);
  });
});
