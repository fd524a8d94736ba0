export interface Placed {
  id: string;
  report: string;
  width: number;
  height: number;
}

export const columns = 12;
const narrowest = 3;
const highest = 4;

/** The same tiles, one of them moved to the place of another. */
export function moved<T extends Placed>(tiles: readonly T[], id: string, to: number): T[] {
  const from = tiles.findIndex((tile) => tile.id === id);
  if (from < 0) return [...tiles];
  const others = tiles.filter((tile) => tile.id !== id);
  const at = Math.max(0, Math.min(others.length, to));
  return [...others.slice(0, at), tiles[from]!, ...others.slice(at)];
}

/** The same tiles, one of them wider or higher by so much; never beyond the grid. */
export function sized<T extends Placed>(tiles: readonly T[], id: string, wider: number, higher: number): T[] {
  return tiles.map((tile) =>
    tile.id === id
      ? {
          ...tile,
          width: Math.max(narrowest, Math.min(columns, tile.width + wider)),
          height: Math.max(1, Math.min(highest, tile.height + higher)),
        }
      : tile,
  );
}
