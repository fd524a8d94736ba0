import { everyTick, names, numbers } from './axes';
import { Chart } from './Chart';
import styles from './charts.module.css';
import { type Colour, usePlot } from './plot';
import type { ChartTable } from './table';

export interface Fall {
  name: string;
  /** What is left after it; of the first and the last, the whole. */
  from: number;
  to: number;
  whole?: boolean;
  /** What stands over the bar. */
  text: string;
}

/** Where the axis of amounts may begin so that steps can be seen beside the wholes; 0 where they can be seen anyway. */
export function cutOf(falls: readonly Fall[]): number {
  const values = falls.flatMap((fall) => (fall.whole ? [fall.to] : [fall.from, fall.to]));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (low <= 0 || high - low > low) return Math.min(0, low);
  const unit = 10 ** Math.floor(Math.log10(high - low || 1));
  return Math.max(0, Math.floor((low - (high - low) * 0.6) / unit) * unit);
}

/** From one whole to another, step after step; where the axis is cut, the wholes are drawn broken. */
export function Waterfall({
  label,
  height,
  falls,
  table,
  show,
  cutTitle,
  upright,
  onPick,
}: {
  label: string;
  height: number;
  falls: readonly Fall[];
  table: ChartTable;
  show: (value: number) => string;
  /** What stands over the axis: its unit, and that it is cut. */
  cutTitle: (cut: number) => string;
  /** Columns; rows where there is no room for them. */
  upright: boolean;
  onPick?: (row: number) => void;
}) {
  const cut = cutOf(falls);
  const high = Math.max(...falls.flatMap((fall) => [fall.from, fall.to]), cut + 1);
  const amounts = numbers([cut, high + (high - cut) * (upright ? 0.08 : 0.55)], show, { exact: cut !== 0 });
  const order = falls.map((fall) => fall.name);
  return (
    <Chart
      label={label}
      height={height}
      x={upright ? names(order, { gap: 0.28, show: () => '' }) : amounts}
      y={upright ? amounts : everyTick((from, to) => names(order, { gap: 0.35 })(to, from))}
      xTitle={upright ? ' ' : cutTitle(cut)}
      yTitle={upright ? cutTitle(cut) : undefined}
      grid={upright ? 'y' : 'x'}
      table={table}
      at={upright ? order : undefined}
      spots={
        upright
          ? undefined
          : (plot) =>
              falls.map((fall, row) => ({
                x: plot.x.at(Math.max(fall.from, fall.to)),
                y: plot.y.at(fall.name),
                title: fall.name,
                lines: [{ label: '', value: fall.text }],
                row,
              }))
      }
      onPick={onPick}
    >
      <Steps falls={falls} cut={cut} upright={upright} />
    </Chart>
  );
}

const colour = (fall: Fall): Colour => (fall.whole ? 'ink' : fall.to >= fall.from ? 'c1' : 'c2');

function Steps({ falls, cut, upright }: { falls: readonly Fall[]; cut: number; upright: boolean }) {
  const plot = usePlot();
  const along = upright ? plot.y : plot.x;
  const across = upright ? plot.x : plot.y;
  const thick = Math.min(across.band, upright ? 64 : 22);
  return falls.map((fall, index) => {
    const middle = across.at(fall.name);
    const [start, end] = [along.at(fall.whole ? cut : fall.from), along.at(fall.to)].sort((a, b) => a - b) as [
      number,
      number,
    ];
    const length = Math.max(1, end - start);
    const box = upright
      ? { x: middle - thick / 2, width: thick, y: start, height: length }
      : { y: middle - thick / 2, height: thick, x: start, width: length };
    const next = falls[index + 1];
    return (
      <g key={fall.name}>
        <rect {...box} rx={3} className={styles.bar} data-colour={colour(fall)} />
        {fall.whole && cut > 0 && (
          <path
            d={
              upright
                ? `M${box.x - 3} ${plot.bottom - 12}l${thick / 4} -5 ${thick / 4} 5 ${thick / 4} -5 ${thick / 4 + 6} 5`
                : `M${plot.left + 14} ${box.y - 3}l-5 ${thick / 4} 5 ${thick / 4} -5 ${thick / 4} 5 ${thick / 4 + 6}`
            }
            className={styles.broken}
          />
        )}
        {next && (
          <line
            className={styles.rule}
            {...(upright
              ? {
                  x1: middle + thick / 2,
                  x2: across.at(next.name) - thick / 2,
                  y1: along.at(fall.to),
                  y2: along.at(fall.to),
                }
              : {
                  y1: middle + thick / 2,
                  y2: across.at(next.name) - thick / 2,
                  x1: along.at(fall.to),
                  x2: along.at(fall.to),
                })}
          />
        )}
        <text
          x={upright ? middle : end + 6}
          y={upright ? (fall.to < fall.from && !fall.whole ? end + 14 : start - 6) : middle}
          dy={upright ? undefined : '0.35em'}
          textAnchor={upright ? 'middle' : 'start'}
          className={styles.end}
          data-colour={fall.whole ? 'ink' : 'c0'}
        >
          {fall.text}
        </text>
        {upright && <Wrapped text={fall.name} x={middle} y={plot.bottom + 16} width={across.band * 1.35} />}
      </g>
    );
  });
}

/** A name in two lines where one is too narrow. */
function Wrapped({ text, x, y, width }: { text: string; x: number; y: number; width: number }) {
  const words = text.split(' ');
  const fits = text.length * 6.2 <= width || words.length === 1;
  const half = fits ? words.length : Math.ceil(words.length / 2);
  return (
    <text x={x} y={y} textAnchor="middle" className={styles.tick}>
      <tspan x={x}>{words.slice(0, half).join(' ')}</tspan>
      {half < words.length && (
        <tspan x={x} dy={13}>
          {words.slice(half).join(' ')}
        </tspan>
      )}
    </text>
  );
}
