import type { Result } from './api';

const brackets = (part: string) => `(${part})`;

/**
 * The filter that finds exactly the records behind a cell: that of the report, and that of each value it stands at.
 *
 * @param at the place of its value in each group; undefined where it is a total over that group
 */
export function filterOf(result: Result, at: readonly (number | undefined)[]): string {
  const parts = at.flatMap((place, group) =>
    place === undefined ? [] : (result.groups[group]?.values[place]?.filter ?? []),
  );
  const all = result.filter ? [result.filter, ...parts] : parts;
  return all.length === 1 ? all[0]! : all.map(brackets).join(' && ');
}
