const dayMs = 86_400_000;

/** The day at which the data end, where that is not about today: figures are of then. */
export function dataEndOf(standing: { asOf: string }, now: Date): string | undefined {
  const end = new Date(`${standing.asOf}T12:00:00`);
  return Math.abs(now.getTime() - end.getTime()) > 2 * dayMs ? standing.asOf : undefined;
}

/** By which share the later amount lies above (below: negative) the earlier; undefined where that says nothing. */
export function changeOf(later: number, earlier: number): number | undefined {
  if (earlier <= 0) return undefined;
  const change = Math.round((later / earlier - 1) * 100) / 100;
  return change === 0 || change > 9.99 ? undefined : change;
}
