import type { Cell, Result } from '../api';
import type { Words } from '../useWords';
import { addsUp, amount, byPlace, greatest, together } from './cells';

/** More small charts than these are no picture any more. */
export const mostPanels = 12;

export interface Panel {
  name: string;
  /** The value of the third group that it is; undefined for several put together. */
  place?: number;
  /** Its figures by the first two groups; the sizes of all series stay those of the whole, so that each panel draws the same ones. */
  result: Result;
}

/**
 * One chart for each value of the third group. Where there are more than a dozen: the greatest by themselves, the others
 * together where their figures add up, else left to the table.
 */
export function panelsOf(result: Result, words: Words, others: string): { panels: Panel[]; left: number } {
  const third = result.groups[2]!;
  const totals = byPlace(result.totals[2]!);
  const size = (place: number) => Math.abs(amount(totals([place])?.figures[0]) ?? 0);
  const places = third.values.map((_, place) => place);
  const sum = addsUp(result);
  const kept = places.length <= mostPanels ? places : greatest(places, size, sum ? mostPanels - 1 : mostPanels);
  const panels: Panel[] = kept.map((place) => ({
    name: words.value(third, third.values[place]!),
    place,
    result: partOf(
      result,
      result.cells.filter((cell) => cell.at[2] === place),
    ),
  }));
  const rest = new Set(places.filter((place) => !kept.includes(place)));
  if (rest.size === 0 || !sum) return { panels, left: rest.size };
  const cells = result.cells.filter((cell) => rest.has(cell.at[2]!));
  return { panels: [...panels, { name: others, result: partOf(result, cells) }], left: 0 };
}

/** The result by its first two groups, of these cells alone; those at the same place are added up. */
function partOf(result: Result, cells: readonly Cell[]): Result {
  const byFirstTwo = new Map<string, Cell[]>();
  for (const cell of cells) {
    const key = `${cell.at[0]} ${cell.at[1]}`;
    byFirstTwo.set(key, [...(byFirstTwo.get(key) ?? []), cell]);
  }
  return {
    ...result,
    groups: result.groups.slice(0, 2),
    totals: result.totals.slice(0, 2),
    cells: [...byFirstTwo.values()].map((same) => {
      const first = same[0]!;
      const at = first.at.slice(0, 2);
      if (same.length === 1) return { ...first, at };
      const { value, rows } = together(same);
      return { ...first, at, rows, figures: [{ ...first.figures[0]!, value: value === null ? null : String(value) }] };
    }),
  };
}
