import type { Cell, Figure, Result } from '../api';

/** Finds cells by the places of their values. */
export function byPlace(cells: readonly Cell[]): (at: readonly number[]) => Cell | undefined {
  const found = new Map(cells.map((cell) => [cell.at.join(' '), cell]));
  return (at) => found.get(at.join(' '));
}

/** Cells in the order of their values, the first group first. */
export function ordered(cells: readonly Cell[]): Cell[] {
  return [...cells].sort((a, b) => {
    for (let group = 0; group < a.at.length; group++) {
      const order = a.at[group]! - b.at[group]!;
      if (order !== 0) return order;
    }
    return 0;
  });
}

export function amount(figure: Figure | undefined): number | null {
  return figure?.value == null ? null : Number(figure.value);
}

/** Whether the figures of parts may be put together: counts and sums as they are. */
export function addsUp(result: Result): boolean {
  const measure = result.measures[0]!;
  return measure.show !== 'change' && (measure.kind === 'count' || measure.kind === 'sum');
}

/** Several cells whose figures add up, as one. */
export function together(cells: readonly Cell[]): { value: number | null; rows: number } {
  const value = cells.reduce((sum, cell) => sum + (amount(cell.figures[0]) ?? 0), 0);
  return { value: cells.length > 0 ? value : null, rows: cells.reduce((sum, cell) => sum + cell.rows, 0) };
}

/** So many places of the greatest size, in their own order. */
export function greatest(places: readonly number[], size: (place: number) => number, most: number): number[] {
  return [...places]
    .sort((a, b) => size(b) - size(a))
    .slice(0, most)
    .sort((a, b) => a - b);
}
