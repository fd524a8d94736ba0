import type { Colour } from '@/shared/charts/plot';
import type { Group, Result } from '../api';
import type { Words } from '../useWords';
import { addsUp, amount, byPlace, greatest, together } from './cells';

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
  const find = byPlace(result.cells);
  const totals = byPlace(result.totals[1]!);
  const size = (place: number) => Math.abs(amount(totals([place])?.figures[0]) ?? 0);
  const places = second.values.map((_, place) => place);
  const kept = places.length <= colours.length ? places : greatest(places, size, colours.length);
  const series: Series[] = kept.map((place, index) => ({
    name: words.value(second, second.values[place]!),
    colour: second.values[place]!.kind === 'value' ? colours[index]! : 'c0',
    points: first.values.map((_, at) => pointOf(find([at, place]), result)),
    place,
  }));
  const rest = places.filter((place) => !kept.includes(place));
  if (rest.length > 0 && addsUp(result)) {
    const points = first.values.map((_, at) => together(rest.flatMap((place) => find([at, place]) ?? [])));
    return { series: [...series, { name: others, colour: 'c0', points }], left: 0 };
  }
  return { series, left: rest.length };
}

export type Drawn = 'bar' | 'line' | 'area';

const mostBars = 40;

export function isDated(group: Group): boolean {
  return group.values.length > 1 && group.values.every((value) => value.from != null || value.kind !== 'value');
}

/** The values of the first group that are drawn: along time only those that lie in it, of bars as many as can be read. */
export function placesOf(result: Result, kind: Drawn): number[] {
  const group = result.groups[0]!;
  const timed = isDated(group) && kind !== 'bar';
  return group.values
    .flatMap((value, at) => (!timed || value.from != null ? [at] : []))
    .slice(0, kind === 'bar' ? mostBars : undefined);
}

/** Whether series stand upon each other, so that their ends are sums. */
export function stacks(result: Result, kind: Drawn): boolean {
  return kind === 'area' || (kind === 'bar' && addsUp(result));
}

/** The figures at the ends of what is drawn at these places of the first group. */
export function endsOf(series: readonly Series[], places: readonly number[], stacked: boolean): number[] {
  return places.flatMap((at) => {
    const values = series.map((one) => one.points[at]!.value ?? 0);
    if (!stacked) return values;
    return [
      values.reduce((sum, one) => sum + Math.max(0, one), 0),
      values.reduce((sum, one) => sum + Math.min(0, one), 0),
    ];
  });
}

/** Where there are no records a count and a sum are nothing; an average is not known. */
function pointOf(cell: Result['cells'][number] | undefined, result: Result) {
  return { value: cell || !addsUp(result) ? amount(cell?.figures[0]) : 0, rows: cell?.rows ?? 0 };
}
