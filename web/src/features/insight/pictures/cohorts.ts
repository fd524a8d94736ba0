import type { Cohorts } from './pictures';

/** Quarters after the first by which cohorts are compared: as far as the newest two that have them over. */
export function compared(cohorts: Cohorts): { after: number; newer: number; older: number } | undefined {
  const { items, running } = cohorts;
  for (const after of [2, 1]) {
    // The running quarter is not over: who has not bought in it yet may still do so.
    const over = items
      .map((cohort, index) => ({ index, share: share(cohort.active, after) }))
      .filter(({ index }) => after < items[index]!.active.length - (running ? 1 : 0));
    if (over.length >= 2) return { after, newer: over.at(-1)!.index, older: over[Math.max(0, over.length - 5)]!.index };
  }
  return undefined;
}

/** How many of a cohort bought in that quarter, 0 to 1. */
export function share(active: readonly number[], after: number): number {
  const first = active[0] ?? 0;
  return first === 0 ? 0 : (active[after] ?? 0) / first;
}
