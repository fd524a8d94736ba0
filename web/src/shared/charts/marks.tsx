import { area, line } from 'd3-shape';
import type { Value } from './axes';
import styles from './charts.module.css';
import { type Colour, usePlot } from './plot';

export interface Point {
  x: Value;
  /** Absent: the line is broken there. */
  y: number | null;
}

/** A line through points; `dashed` for a rule or a plan, `dotted` for what happened beside what was expected. */
export function Line({ points, colour, style }: { points: Point[]; colour: Colour; style?: 'dashed' | 'dotted' }) {
  const { x, y } = usePlot();
  const path = line<Point>()
    .defined((point) => point.y !== null)
    .x((point) => x.at(point.x))
    .y((point) => y.at(point.y!));
  return <path d={path(points) ?? ''} className={styles.line} data-colour={colour} data-style={style} />;
}

/** An interval around a line. */
export function Band({ points, colour }: { points: { x: Value; low: number; high: number }[]; colour: Colour }) {
  const { x, y } = usePlot();
  const path = area<(typeof points)[number]>()
    .x((point) => x.at(point.x))
    .y0((point) => y.at(point.low))
    .y1((point) => y.at(point.high));
  return <path d={path(points) ?? ''} className={styles.band} data-colour={colour} />;
}

/** Rings on single values. */
export function Points({ points, colour, radius = 4 }: { points: Point[]; colour: Colour; radius?: number }) {
  const { x, y } = usePlot();
  return points.map(
    (point, index) =>
      point.y !== null && (
        <circle
          key={index}
          cx={x.at(point.x)}
          cy={y.at(point.y)}
          r={radius}
          className={styles.point}
          data-colour={colour}
        />
      ),
  );
}

export interface Bar {
  /** The category, on the axis of names. */
  name: string;
  /** Parts one upon the other, each from where the last one ended; negative ones below zero. */
  parts: { value: number; colour: Colour }[];
  /** The ends of an interval, drawn as a whisker. */
  low?: number;
  high?: number;
}

/** Bars over a category; horizontal where the names stand on the y axis. At most 28 px thick. */
export function Bars({ bars, horizontal = false }: { bars: Bar[]; horizontal?: boolean }) {
  const { x, y } = usePlot();
  const along = horizontal ? x : y;
  const across = horizontal ? y : x;
  const thick = Math.min(across.band, 28);
  return bars.map((bar) => {
    const middle = across.at(bar.name);
    let above = 0;
    let below = 0;
    return (
      <g key={bar.name}>
        {bar.parts.map((part, index) => {
          const start = part.value < 0 ? below : above;
          const end = start + part.value;
          if (part.value < 0) below = end;
          else above = end;
          const [from, to] = [along.at(start), along.at(end)].sort((a, b) => a - b) as [number, number];
          const box = horizontal
            ? { x: from, width: to - from, y: middle - thick / 2, height: thick }
            : { y: from, height: to - from, x: middle - thick / 2, width: thick };
          return <rect key={index} {...box} className={styles.bar} data-colour={part.colour} />;
        })}
        {bar.low !== undefined && bar.high !== undefined && (
          <path
            className={styles.whisker}
            d={
              horizontal
                ? `M${along.at(bar.low)} ${middle}H${along.at(bar.high)}`
                : `M${middle} ${along.at(bar.low)}V${along.at(bar.high)}`
            }
          />
        )}
      </g>
    );
  });
}

export interface Cell {
  x: string;
  y: string;
  /** 0 to 1: how deep the colour is; null leaves the cell empty. */
  depth: number | null;
  text?: string;
}

/** A heat map: one hue, six depths, the text over them readable on each. */
export function Cells({ cells }: { cells: Cell[] }) {
  const { x, y } = usePlot();
  const depth = (cell: Cell) => (cell.depth === null ? 0 : Math.min(6, 1 + Math.floor(cell.depth * 6)));
  return cells.map((cell) => (
    <g key={`${cell.y} ${cell.x}`}>
      <rect
        x={x.at(cell.x) - x.band / 2}
        y={y.at(cell.y) - y.band / 2}
        width={x.band}
        height={y.band}
        rx={2}
        className={styles.cell}
        data-depth={depth(cell)}
      />
      {cell.text && x.band > 8 * cell.text.length && (
        <text x={x.at(cell.x)} y={y.at(cell.y)} dy="0.35em" className={styles.cellText} data-depth={depth(cell)}>
          {cell.text}
        </text>
      )}
    </g>
  ));
}

/** A line across the picture at a value: a threshold, or a target. */
export function Rule({ x: atX, y: atY, text }: { x?: Value; y?: number; text?: string }) {
  const { x, y, left, right, top, bottom } = usePlot();
  return (
    <>
      {atY !== undefined && <line x1={left} x2={right} y1={y.at(atY)} y2={y.at(atY)} className={styles.rule} />}
      {atX !== undefined && <line x1={x.at(atX)} x2={x.at(atX)} y1={top} y2={bottom} className={styles.rule} />}
      {text && (
        <text
          x={atX === undefined ? right : x.at(atX) + 4}
          y={atY === undefined ? top + 10 : y.at(atY) - 4}
          textAnchor={atX === undefined ? 'end' : 'start'}
          className={styles.tick}
        >
          {text}
        </text>
      )}
    </>
  );
}

export interface Estimate {
  /** The category, on the y axis of names. */
  name: string;
  value: number;
  low: number;
  high: number;
  colour: Colour;
}

/** Estimates with their intervals, one below the other: a forest plot. */
export function Estimates({ estimates }: { estimates: Estimate[] }) {
  const { x, y } = usePlot();
  return estimates.map((estimate) => {
    const middle = y.at(estimate.name);
    const [low, high] = [x.at(estimate.low), x.at(estimate.high)];
    return (
      <g key={estimate.name}>
        <path
          d={`M${low} ${middle}H${high}M${low} ${middle - 5}V${middle + 5}M${high} ${middle - 5}V${middle + 5}`}
          className={styles.line}
          data-colour={estimate.colour}
        />
        <circle cx={x.at(estimate.value)} cy={middle} r={5} className={styles.point} data-colour={estimate.colour} />
      </g>
    );
  });
}

export interface Dot {
  x: number;
  y: number;
  colour: Colour;
  text?: string;
}

/** Single records, with the names of some; a name that would leave the picture stands at the other side of its dot. */
export function Dots({ dots, radius = 2.5 }: { dots: readonly Dot[]; radius?: number }) {
  const { x, y, right } = usePlot();
  const taken: number[] = [];
  return dots.map((dot, index) => {
    const [left, middle] = [x.at(dot.x), y.at(dot.y)];
    const free = !taken.some((other) => Math.abs(other - middle) < 13);
    if (dot.text && free) taken.push(middle);
    const inside = left + 8 + (dot.text?.length ?? 0) * 6.5 < right;
    return (
      <g key={index}>
        <circle cx={left} cy={middle} r={radius} className={styles.dot} data-colour={dot.colour} />
        {dot.text && free && (
          <text
            x={inside ? left + 7 : left - 7}
            y={middle}
            dy="0.35em"
            textAnchor={inside ? 'start' : 'end'}
            className={styles.dotText}
          >
            {dot.text}
          </text>
        )}
      </g>
    );
  });
}

/** A part of the plane that matters, with its word in its corner. */
export function Region({ x: from, y: above, text }: { x: number; y: number; text: string }) {
  const { x, y, right, top } = usePlot();
  const [left, bottom] = [x.at(from), y.at(above)];
  return (
    <>
      <rect
        x={left}
        y={top}
        width={Math.max(0, right - left)}
        height={Math.max(0, bottom - top)}
        className={styles.region}
      />
      <text x={right - 4} y={top + 12} textAnchor="end" className={styles.end} data-colour="c2">
        {text}
      </text>
    </>
  );
}
