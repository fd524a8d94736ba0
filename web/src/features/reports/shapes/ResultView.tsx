import type { Result, Shape } from '../api';
import { ChartShape } from './ChartShape';
import { CohortShape } from './CohortShape';
import { FunnelShape } from './FunnelShape';
import { HeatShape } from './HeatShape';
import { PivotShape } from './PivotShape';
import { TableShape } from './TableShape';

export interface ShapeProps {
  result: Result;
  label: string;
  height: number;
  /** Opens the records behind a place: of each group a value, or undefined for all of them. */
  onDrill: (at: (number | undefined)[], rows: number) => void;
}

/** How many groups a shape needs at least. */
const needs: Record<Shape, number> = {
  table: 0,
  pivot: 2,
  bar: 1,
  line: 1,
  area: 1,
  funnel: 1,
  heat: 2,
  cohort: 2,
};

/** Shapes with no place for a third group. */
const flat: readonly Shape[] = ['heat', 'cohort'];

/** Whether so many groups can be drawn in a shape. */
export function takes(shape: Shape, groups: number): boolean {
  return groups >= needs[shape] && !(flat.includes(shape) && groups > 2);
}

/** The shape that a result is drawn in: a table where another does not take its groups. */
export function drawnAs(shape: Shape, result: Result): Shape {
  return takes(shape, result.groups.length) ? shape : 'table';
}

/** A result in the shape that it was given, or as a table where that does not take its groups. */
export function ResultView({ shape, ...props }: ShapeProps & { shape: Shape }) {
  const drawn = drawnAs(shape, props.result);
  switch (drawn) {
    case 'table':
      return <TableShape {...props} />;
    case 'pivot':
      return <PivotShape {...props} />;
    case 'bar':
    case 'line':
    case 'area':
      return <ChartShape {...props} kind={drawn} />;
    case 'funnel':
      return <FunnelShape {...props} />;
    case 'heat':
      return <HeatShape {...props} />;
    case 'cohort':
      return <CohortShape {...props} />;
  }
}
