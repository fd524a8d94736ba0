import type { Colour } from './plot';

/** A label at the right end of a line. */
export interface End {
  text: string;
  colour: Colour;
  /** The value on the y axis where the line ends. */
  at: number;
  dashed?: boolean;
}

/** Moves labels apart so that none covers another, keeping their order and staying between the bounds where they fit. */
export function spread(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]!);
  const placed = [...wanted];
  let least = top;
  for (const index of order) {
    placed[index] = Math.max(placed[index]!, least);
    least = placed[index]! + gap;
  }
  let most = bottom;
  for (const index of order.reverse()) {
    placed[index] = Math.min(placed[index]!, most);
    most = placed[index]! - gap;
  }
  return placed;
}
