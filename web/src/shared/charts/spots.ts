/** A place of a chart that answers the pointer and the arrow keys. */
export interface Spot {
  /** Pixels; without `y` the whole column answers. */
  x: number;
  y?: number;
  title: string;
  lines: { label: string; value: string }[];
  /** Which row of the chart's table it shows. */
  row: number;
}

/** The spot closest to a point. */
export function nearest(spots: readonly Spot[], x: number, y: number): number | undefined {
  let best: number | undefined;
  let least = Infinity;
  spots.forEach((spot, index) => {
    const distance = Math.hypot(spot.x - x, spot.y === undefined ? 0 : spot.y - y);
    if (distance < least) {
      least = distance;
      best = index;
    }
  });
  return best;
}

const directions: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Where an arrow key leads: to the closest spot that way, straight ones first; undefined where there is none or the key is another. */
export function step(spots: readonly Spot[], from: number, key: string): number | undefined {
  const direction = directions[key];
  const start = spots[from];
  if (key === 'Home') return spots.length > 0 ? 0 : undefined;
  if (key === 'End') return spots.length > 0 ? spots.length - 1 : undefined;
  if (!direction || !start) return undefined;
  let best: number | undefined;
  let least = Infinity;
  spots.forEach((spot, index) => {
    const dx = spot.x - start.x;
    const dy = (spot.y ?? 0) - (start.y ?? 0);
    const along = dx * direction[0] + dy * direction[1];
    if (along < 0.5) return;
    const aside = Math.abs(dx * direction[1] + dy * direction[0]);
    const distance = along + 8 * aside;
    if (distance < least) {
      least = distance;
      best = index;
    }
  });
  return best;
}
