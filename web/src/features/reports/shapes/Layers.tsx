import { area } from 'd3-shape';
import type { Value } from '@/shared/charts/axes';
import { type Colour, usePlot } from '@/shared/charts/plot';
import styles from './shapes.module.css';

/** Areas one upon the other. */
export function Layers({ places, layers }: { places: Value[]; layers: { colour: Colour; values: number[] }[] }) {
  const { x, y } = usePlot();
  const below = places.map(() => 0);
  return layers.map((layer, index) => {
    const from = [...below];
    layer.values.forEach((value, at) => (below[at]! += value));
    const to = [...below];
    const path = area<Value>()
      .x((place) => x.at(place))
      .y0((_, at) => y.at(from[at]!))
      .y1((_, at) => y.at(to[at]!));
    return <path key={index} d={path(places) ?? ''} className={styles.layer} data-colour={layer.colour} />;
  });
}
