import type { Colour } from '@/shared/charts/plot';
import type { Result } from '../api';
import type { Words } from '../useWords';
import { addsUp, amount, byPlace } from './cells';

export interface Series {
  name: string;
  colour: Colour;
  /** One for each value of the first group. */
  points: { value: number | null; rows: number }[];
  /** The value of the second group that it is; undefined for the only series, and for several put together. */
  place?: number;
}

const colours: Colour[] = ['c1', 'c2', 'c3', 'c4'];

/**
 * The lines of a chart: one, or one for each value of the second group. More than colours can tell apart: the greatest by
 * themselves, the others together where their figures add up, else left to the table.
 */
export function seriesOf(result: Result, words: Words, others: string): { series: Series[]; left: number } {
  const first = result.groups[0]!;
  const second = result.groups[1];
  if (!second) {
    const find = byPlace(result.cells);
    const points = first.values.map((_, at) => pointOf(find([at]), result));
    return { series: [{ name: words.measure(result.measures[0]!), colour: 'c1', points }], left: 0 };
  }
  const find = byPlace(result.groups.length === 2 ? result.cells : []);
  const totals = byPlace(result.totals[1]!);
  const size = (place: number) => Math.abs(amount(totals([place])?.figures[0]) ?? 0);
  const places = second.values.map((_, place) => place);
  const kept =
    places.length <= colours.length
      ? places
      : [...places]
          .sort((a, b) => size(b) - size(a))
          .slice(0, colours.length)
          .sort((a, b) => a - b);
  const series: Series[] = kept.map((place, index) => ({
    name: words.value(second, second.values[place]!),
    colour: second.values[place]!.kind === 'value' ? colours[index]! : 'c0',
    points: first.values.map((_, at) => pointOf(find([at, place]), result)),
    place,
  }));
  const rest = places.filter((place) => !kept.includes(place));
  if (rest.length > 0 && addsUp(result)) {
    const points = first.values.map((_, at) => {
      const cells = rest.flatMap((place) => find([at, place]) ?? []);
      const value = cells.reduce((sum, cell) => sum + (amount(cell.figures[0]) ?? 0), 0);
      return { value: cells.length > 0 ? value : null, rows: cells.reduce((sum, cell) => sum + cell.rows, 0) };
    });
    return { series: [...series, { name: others, colour: 'c0', points }], left: 0 };
  }
  return { series, left: rest.length };
}

/** Where there are no records a count and a sum are nothing; an average is not known. */
function pointOf(cell: Result['cells'][number] | undefined, result: Result) {
  return { value: cell || !addsUp(result) ? amount(cell?.figures[0]) : 0, rows: cell?.rows ?? 0 };
}
