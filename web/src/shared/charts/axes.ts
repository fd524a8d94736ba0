import { extent } from 'd3-array';
import { scaleBand, scaleLinear, scaleLog, scaleUtc } from 'd3-scale';

/** A number, the name of a category, or a day. */
export type Value = number | string | Date;

export interface Tick {
  at: number;
  text: string;
}

/** An axis laid over pixels. */
export interface Scale {
  /** The pixel of a value; of a name, the middle of its band. */
  at: (value: Value) => number;
  /** The width of a band; 0 where values are points. */
  band: number;
  ticks: (most: number) => Tick[];
}

/** What an axis shows, before it is known how wide the chart is. */
export type Axis = (from: number, to: number) => Scale;

/** Numbers from a domain that is widened to round ones, unless `exact`. */
export function numbers(
  domain: readonly [number, number],
  format: (value: number) => string,
  { exact = false, ticks }: { exact?: boolean; ticks?: readonly number[] } = {},
): Axis {
  return (from, to) => {
    const scale = scaleLinear([...domain], [from, to]);
    if (!exact) scale.nice(5);
    return {
      at: (value) => scale(value as number),
      band: 0,
      ticks: (most) => (ticks ?? scale.ticks(most)).map((value) => ({ at: scale(value), text: format(value) })),
    };
  };
}

/** Positive numbers, each power of ten as far from the next; ticks are powers of ten. */
export function powers(domain: readonly [number, number], format: (value: number) => string): Axis {
  return (from, to) => {
    const [low, high] = domain;
    const scale = scaleLog([Math.max(low, 1e-9), Math.max(high, low * 10, 1e-8)], [from, to]).nice();
    const tens = () =>
      scale.ticks().filter((value) => Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-9);
    return {
      at: (value) => scale(Math.max(value as number, 1e-9)),
      band: 0,
      ticks: (most) => {
        const every = Math.max(1, Math.ceil(tens().length / most));
        return tens()
          .filter((_, index) => index % every === 0)
          .map((value) => ({ at: scale(value), text: format(value) }));
      },
    };
  };
}

/** The same axis with every tick on it, for names that each stand on a line of their own; `empty` with none. */
export function everyTick(axis: Axis): Axis {
  return (from, to) => {
    const scale = axis(from, to);
    return { ...scale, ticks: () => scale.ticks(Infinity) };
  };
}

export function empty(axis: Axis): Axis {
  return (from, to) => ({ ...axis(from, to), ticks: () => [] });
}

/** Categories in the order given, each a band. */
export function names(domain: readonly string[], { gap = 0.3, show = (name: string) => name } = {}): Axis {
  return (from, to) => {
    const scale = scaleBand([...domain], [from, to]).padding(gap);
    const band = scale.bandwidth();
    const at = (value: Value) => (scale(String(value)) ?? from) + band / 2;
    return {
      at,
      band,
      ticks: (most) => {
        const every = Math.max(1, Math.ceil(domain.length / most));
        return domain.filter((_, index) => index % every === 0).map((name) => ({ at: at(name), text: show(name) }));
      },
    };
  };
}

/** Days; midnights of Greenwich, so that a calendar day is the same one wherever it is looked at. */
export function days(domain: readonly [Date, Date], format: (day: Date) => string): Axis {
  return (from, to) => {
    const scale = scaleUtc([...domain], [from, to]);
    return {
      at: (value) => scale(value as Date),
      band: 0,
      ticks: (most) => {
        // d3 takes the number for a wish: months of two years are 24 ticks where a dozen would fit
        const all = scale.ticks(most);
        const every = Math.max(1, Math.ceil(all.length / most));
        return all.filter((_, index) => index % every === 0).map((day) => ({ at: scale(day), text: format(day) }));
      },
    };
  };
}

/** The domain of some numbers, zero included, so that no axis is cut. */
export function fromZero(values: Iterable<number | null | undefined>): [number, number] {
  const [low = 0, high = 0] = extent(
    Array.from(values).filter((value) => value != null && Number.isFinite(value)) as number[],
  );
  return high === 0 && low === 0 ? [0, 1] : [Math.min(0, low), Math.max(0, high)];
}
