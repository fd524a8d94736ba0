import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';
import type { Axis, Scale, Value } from './axes';
import styles from './charts.module.css';
import { DataTable } from './DataTable';
import { type End, spread } from './ends';
import { type Plot, PlotContext } from './plot';
import { nearest, type Spot, step } from './spots';
import { type ChartTable, shown } from './table';

interface Props {
  /** What the picture shows, for those who hear it. */
  label: string;
  height: number;
  x: Axis;
  y: Axis;
  table: ChartTable;
  /** Where each row of the table stands on the x axis; the tooltip then tells the row's numbers. */
  at?: readonly Value[];
  /** Instead of `at`: places of one's own, such as the cells of a heat map. */
  spots?: (plot: Plot) => Spot[];
  /** A click or Enter on a spot, with its row: usually opens the customers behind it. */
  onPick?: (row: number) => void;
  ends?: End[];
  xTitle?: string;
  yTitle?: string;
  grid?: 'x' | 'y' | 'none';
  children: ReactNode;
}

const tickWidth = 6.4;
const labelWidth = 6.8;
const narrow = 460;

/** A picture over two axes, as wide as its place; the same numbers stand in a table for screen readers. */
export function Chart({ label, height, table, children, ...props }: Props) {
  const { ref, width } = useElementSize();
  return (
    <div ref={ref} className={styles.place} style={{ minHeight: height }}>
      {width > 0 && (
        <Picture {...props} label={label} width={width} height={height} table={table}>
          {children}
        </Picture>
      )}
      <DataTable label={label} table={table} />
    </div>
  );
}

function Picture(props: Props & { width: number }) {
  const { label, width, height, table, at, ends = [], grid = 'y', xTitle, yTitle, onPick, children } = props;
  const [shownSpot, show] = useState<number>();
  const inline = width < narrow && ends.length > 0;
  const words = inline ? endRows(ends, width) : [];
  const rows = inline ? words.at(-1)!.row + 1 : 0;
  const plot = laid(props, rows);
  const spots = props.spots?.(plot) ?? (at ?? []).map((value, row) => spotOf(plot, table, value, row));
  const spot = shownSpot === undefined ? undefined : spots[shownSpot];

  const move = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    show(nearest(spots, event.clientX - box.left, event.clientY - box.top));
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return show(undefined);
    if ((event.key === 'Enter' || event.key === ' ') && spot && onPick) {
      event.preventDefault();
      return onPick(spot.row);
    }
    const next = step(spots, shownSpot ?? 0, event.key);
    if (next !== undefined) {
      event.preventDefault();
      show(next);
    }
  };
  return (
    <div
      className={styles.focus}
      tabIndex={spots.length > 0 ? 0 : undefined}
      role="group"
      aria-label={label}
      onFocus={(event) => event.target.matches(':focus-visible') && show(shownSpot ?? 0)}
      onBlur={() => show(undefined)}
      onKeyDown={press}
    >
      <svg
        data-chart
        className={styles.chart}
        data-picks={onPick ? true : undefined}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        aria-hidden="true"
        onPointerMove={move}
        onPointerLeave={() => show(undefined)}
        onClick={() => spot && onPick?.(spot.row)}
      >
        <Axes
          plot={plot}
          grid={grid}
          indent={width < narrow ? 0 : plot.left}
          head={rows * 18}
          height={height}
          xTitle={xTitle}
          yTitle={yTitle}
        />
        {spot && spot.y === undefined && (
          <line x1={spot.x} x2={spot.x} y1={plot.top} y2={plot.bottom} className={styles.cursor} />
        )}
        <PlotContext.Provider value={plot}>{children}</PlotContext.Provider>
        {inline ? <InlineEnds words={words} /> : <Ends ends={ends} plot={plot} />}
        {spot?.y !== undefined && (
          <rect
            x={spot.x - (plot.x.band || 14) / 2}
            y={spot.y - (plot.y.band || 14) / 2}
            width={plot.x.band || 14}
            height={plot.y.band || 14}
            rx={2}
            className={styles.chosen}
          />
        )}
      </svg>
      <div aria-live="polite">{spot && <Tip spot={spot} width={width} top={plot.top} />}</div>
    </div>
  );
}

/** Leaves room for the words around the picture and lays the axes over the rest. */
function laid({ width, height, x, y, ends = [], xTitle, yTitle }: Props & { width: number }, rows: number): Plot {
  const top = 14 + (yTitle ? 10 : 0) + rows * 18;
  const bottom = height - 22 - (xTitle ? 16 : 0);
  const upright = y(bottom, top);
  const left = 14 + Math.max(...uprightTicks(upright).map((tick) => tick.text.length * tickWidth), 12);
  const words = rows > 0 ? 0 : Math.max(0, ...ends.map((end) => end.text.length * labelWidth + 14));
  const right = width - Math.max(10, Math.min(words, width * 0.4));
  return { x: x(left + 6, right - 6), y: upright, left, right, top, bottom };
}

function Axes({
  plot,
  grid,
  indent,
  head,
  height,
  xTitle,
  yTitle,
}: {
  plot: Plot;
  grid: 'x' | 'y' | 'none';
  /** Where the titles begin, and what stands above them. */
  indent: number;
  head: number;
  height: number;
  xTitle?: string;
  yTitle?: string;
}) {
  const { x, y, left, right, top, bottom } = plot;
  const across = x.ticks(Math.max(2, Math.floor((right - left) / widest(x))));
  return (
    <g className={styles.tick}>
      {uprightTicks(y).map((tick) => (
        <g key={tick.at}>
          {grid === 'y' && <line x1={left} x2={right} y1={tick.at} y2={tick.at} className={styles.grid} />}
          <text x={left - 8} y={tick.at} dy="0.35em" textAnchor="end">
            {tick.text}
          </text>
        </g>
      ))}
      {across.map((tick) => (
        <g key={tick.at}>
          {grid === 'x' && <line x1={tick.at} x2={tick.at} y1={top} y2={bottom} className={styles.grid} />}
          <text x={tick.at} y={bottom + 16} textAnchor="middle">
            {tick.text}
          </text>
        </g>
      ))}
      {yTitle && (
        <text x={indent} y={head + 11}>
          {yTitle}
        </text>
      )}
      {xTitle && (
        <text x={indent} y={height - 4}>
          {xTitle}
        </text>
      )}
    </g>
  );
}

/** Names one below the other are all told where there is room for a line of each. */
function uprightTicks(y: Scale) {
  return y.ticks(y.band >= 10 ? Number.MAX_SAFE_INTEGER : 5);
}

/** How far ticks of an axis stand apart at least. */
function widest(x: Scale): number {
  return 16 + Math.max(...x.ticks(8).map((tick) => tick.text.length * tickWidth), 12);
}

function Ends({ ends, plot }: { ends: End[]; plot: Plot }) {
  const wanted = ends.map((end) => plot.y.at(end.at));
  const placed = spread(wanted, 16, plot.top, plot.bottom);
  return ends.map((end, index) => (
    <text
      key={end.text}
      x={plot.right + 6}
      y={placed[index]}
      dy="0.35em"
      className={styles.end}
      data-colour={end.colour}
    >
      {end.text}
    </text>
  ));
}

interface Word extends End {
  left: number;
  row: number;
}

/** Where there is no room at the right the words stand above the picture, each after a piece of its line. */
function endRows(ends: End[], width: number): Word[] {
  let left = 0;
  let row = 0;
  return ends.map((end) => {
    const wide = 24 + end.text.length * labelWidth + 12;
    if (left > 0 && left + wide > width) {
      left = 0;
      row++;
    }
    const word = { ...end, left, row };
    left += wide;
    return word;
  });
}

function InlineEnds({ words }: { words: Word[] }) {
  return words.map((word) => (
    <g key={word.text} transform={`translate(${word.left} ${word.row * 18 + 11})`}>
      <path
        d="M0 -4H18"
        className={styles.line}
        data-colour={word.colour}
        data-style={word.dashed ? 'dashed' : undefined}
      />
      <text x={24} className={styles.end} data-colour={word.colour}>
        {word.text}
      </text>
    </g>
  ));
}

function spotOf(plot: Plot, table: ChartTable, value: Value, row: number): Spot {
  return {
    x: plot.x.at(value),
    title: `${table.columns[0]?.label ?? ''}: ${shown(table, row, 0)}`,
    lines: table.columns
      .slice(1)
      .map((column, index) => ({ label: column.label, value: shown(table, row, index + 1) }))
      .filter((line) => line.value !== ''),
    row,
  };
}

function Tip({ spot, width, top }: { spot: Spot; width: number; top: number }) {
  const right = spot.x > width / 2;
  return (
    <div
      className={styles.tip}
      style={{
        top: spot.y === undefined ? top : Math.max(0, spot.y - 12),
        ...(right ? { right: width - spot.x + 12 } : { left: spot.x + 12 }),
      }}
    >
      <div className="strong">{spot.title}</div>
      {spot.lines.map((line) => (
        <div key={line.label} className={styles.tipLine}>
          <span>{line.label}</span>
          <span className="tabular">{line.value}</span>
        </div>
      ))}
    </div>
  );
}
