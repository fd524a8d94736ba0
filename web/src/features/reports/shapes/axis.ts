import type { Axis } from '@/shared/charts/axes';

/** An axis of names that tells each of them, however many there are: for rows that are as high as their words. */
export function everyTick(axis: Axis): Axis {
  return (from, to) => {
    const scale = axis(from, to);
    return { ...scale, ticks: () => scale.ticks(Infinity) };
  };
}

const longest = 26;

export function shortened(words: string): string {
  return words.length > longest ? `${words.slice(0, longest - 1).trimEnd()}…` : words;
}
