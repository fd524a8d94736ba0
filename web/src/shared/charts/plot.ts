import { createContext, useContext } from 'react';
import type { Scale } from './axes';

/** Colours of series: c1 ours or up, c2 the other or down, c0 the rest, ink what happened. */
export type Colour = 'c1' | 'c2' | 'c3' | 'c4' | 'c0' | 'ink';

export interface Plot {
  x: Scale;
  y: Scale;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export const PlotContext = createContext<Plot | undefined>(undefined);

/** The axes of the chart that a mark stands in. */
export function usePlot(): Plot {
  const plot = useContext(PlotContext);
  if (!plot) throw new Error('A mark stands inside of a Chart');
  return plot;
}
