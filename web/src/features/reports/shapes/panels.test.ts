import { describe, expect, it } from 'vitest';
import type { Result } from '../api';
import type { Words } from '../useWords';
import { mostPanels, panelsOf } from './panels';
import { endsOf, placesOf, seriesOf, stacks } from './series';

const words = {
  value: (_: unknown, value: { value: string }) => value.value,
  measure: () => 'Count',
} as unknown as Words;

const group = (by: string, ...names: string[]) => ({
  by,
  values: names.map((value) => ({ value, kind: 'value', filter: `${by} == "${value}"` })),
});

const cell = (at: number[], value: number) => ({
  at,
  rows: value,
  figures: [{ value: String(value), currency: null, mixed: false }],
});

/** Of each channel 1, 2, 3… orders of each year and status. */
function result(channels: number, kind = 'count'): Result {
  const groups = [
    group('year', '2025', '2026'),
    group('status', 'paid', 'returned'),
    group('channel', ...Array.from({ length: channels }, (_, index) => `channel ${index + 1}`)),
  ];
  const cells = [0, 1].flatMap((year) =>
    [0, 1].flatMap((status) =>
      Array.from({ length: channels }, (_, channel) => cell([year, status, channel], channel + 1)),
    ),
  );
  const totals = groups.map((one, at) =>
    one.values.map((_, place) =>
      cell(
        [place],
        cells.filter((each) => each.at[at] === place).reduce((sum, each) => sum + each.rows, 0),
      ),
    ),
  );
  return { groups, cells, totals, measures: [{ kind, show: 'value' }], all: cell([], 0) } as unknown as Result;
}

describe('small charts of a third group', () => {
  it('are one for each of its values, each with the figures of that value alone', () => {
    const { panels, left } = panelsOf(result(3), words, 'Others');
    expect(left).toBe(0);
    expect(panels.map((panel) => panel.name)).toEqual(['channel 1', 'channel 2', 'channel 3']);
    expect(panels[2]!.result.groups).toHaveLength(2);
    expect(panels[2]!.result.cells.map((one) => [one.at, one.figures[0]!.value])).toEqual([
      [[0, 0], '3'],
      [[0, 1], '3'],
      [[1, 0], '3'],
      [[1, 1], '3'],
    ]);
  });

  it('are a dozen at most: the smallest are put together where they add up', () => {
    const { panels, left } = panelsOf(result(15), words, 'Others');
    expect(panels).toHaveLength(mostPanels);
    expect(left).toBe(0);
    expect(panels[0]!.name).toBe('channel 5');
    const others = panels.at(-1)!;
    expect(others).toMatchObject({ name: 'Others' });
    expect(others.place).toBeUndefined();
    expect(others.result.cells).toHaveLength(4);
    expect(others.result.cells[0]).toMatchObject({ at: [0, 0], rows: 1 + 2 + 3 + 4 });
    expect(others.result.cells[0]!.figures[0]!.value).toBe('10');
  });

  it('are left to the table where they do not add up, and it is said how many', () => {
    const { panels, left } = panelsOf(result(15, 'average'), words, 'Others');
    expect(panels.map((panel) => panel.place)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    expect(left).toBe(3);
  });

  it('draw the same series over the same axis', () => {
    const whole = result(3);
    const drawn = panelsOf(whole, words, 'Others').panels.map(
      (panel) => seriesOf(panel.result, words, 'Others').series,
    );
    expect(drawn.map((series) => series.map((one) => [one.name, one.colour]))).toEqual(
      drawn.map(() => [
        ['paid', 'c1'],
        ['returned', 'c2'],
      ]),
    );
    const places = placesOf(whole, 'bar');
    const ends = drawn.flatMap((series) => endsOf(series, places, stacks(whole, 'bar')));
    expect(Math.max(...ends)).toBe(6);
  });
});
