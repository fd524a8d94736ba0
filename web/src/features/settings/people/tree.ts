import { isReference, type Row } from '@/shared/api/records';
import type { Placed } from './GroupsPage';

/** Rows that name their parent, each below it and one step deeper; what has lost its parent stands at the top. */
export function asTree(rows: Row[]): Placed[] {
  const known = new Set(rows.map((row) => row.id));
  const parentOf = (row: Row) => (isReference(row.parent) && known.has(row.parent.id) ? row.parent.id : undefined);
  const below = (parent: string | undefined, depth: number): Placed[] =>
    rows.filter((row) => parentOf(row) === parent).flatMap((row) => [{ row, depth }, ...below(row.id, depth + 1)]);
  return below(undefined, 0);
}
