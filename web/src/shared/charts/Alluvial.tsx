import { empty, numbers } from './axes';
import { Chart } from './Chart';
import styles from './charts.module.css';
import { type Flow, laidFlows } from './flows';
import { type Colour, usePlot } from './plot';
import { type ChartTable, shown } from './table';

interface Props {
  label: string;
  height: number;
  /** In the order of the table's rows. */
  flows: readonly (Flow & { colour: Colour })[];
  /** States from the best one down. */
  names: readonly string[];
  nameOf: (state: string, side: 'left' | 'right') => string;
  amount: (value: number) => string;
  leftTitle: string;
  rightTitle: string;
  table: ChartTable;
  onPick?: (row: number) => void;
}

const side = 74;
const bar = 6;
const head = 22;

/** Who went from which state to which: blocks at both sides, streams between them as wide as what moved. */
export function Alluvial({ flows, names, table, label, height, onPick, ...words }: Props) {
  const flat = empty(numbers([0, 1], String, { exact: true }));
  return (
    <Chart
      label={label}
      height={height}
      x={flat}
      y={flat}
      grid="none"
      table={table}
      onPick={onPick}
      spots={(plot) => {
        const { streams } = laidFlows(flows, names, plot.bottom + 16 - plot.top - head);
        const middle = (plot.left - 16 + plot.right) / 2;
        return streams.map((stream) => {
          const row = flows.findIndex((flow) => flow.from === stream.from && flow.to === stream.to);
          const [a, b, c, d] = [...stream.left, ...stream.right];
          return {
            x: middle,
            y: plot.top + head + (a! + b! + c! + d!) / 4,
            title: shown(table, row, 0),
            lines: table.columns
              .slice(1)
              .map((column, index) => ({ label: column.label, value: shown(table, row, index + 1) })),
            row,
          };
        });
      }}
    >
      <Streams flows={flows} names={names} {...words} />
    </Chart>
  );
}

function Streams({
  flows,
  names,
  nameOf,
  amount,
  leftTitle,
  rightTitle,
}: Pick<Props, 'flows' | 'names' | 'nameOf' | 'amount' | 'leftTitle' | 'rightTitle'>) {
  const plot = usePlot();
  const top = plot.top + head;
  const { left, right, streams } = laidFlows(flows, names, plot.bottom + 16 - top);
  const [from, to] = [plot.left - 26 + side, plot.right + 10 - side];
  const middle = (from + to) / 2;
  const ribbon = (a: [number, number], b: [number, number]) =>
    `M${from + bar} ${top + a[0]}C${middle} ${top + a[0]} ${middle} ${top + b[0]} ${to - bar} ${top + b[0]}` +
    `V${top + b[1]}C${middle} ${top + b[1]} ${middle} ${top + a[1]} ${from + bar} ${top + a[1]}Z`;
  return (
    <>
      <text x={from} y={plot.top + 6} textAnchor="start" className={styles.tick}>
        {leftTitle}
      </text>
      <text x={to} y={plot.top + 6} textAnchor="end" className={styles.tick}>
        {rightTitle}
      </text>
      {streams.map((stream) => (
        <path
          key={`${stream.from} ${stream.to}`}
          d={ribbon(stream.left, stream.right)}
          className={styles.stream}
          data-colour={flows.find((flow) => flow.from === stream.from && flow.to === stream.to)?.colour}
        />
      ))}
      {[left, right].map((blocks, index) =>
        blocks
          .filter((block) => block.value > 0)
          .map((block) => (
            <g key={`${index} ${block.name}`}>
              <rect
                x={index === 0 ? from : to - bar}
                y={top + block.top}
                width={bar}
                height={Math.max(1, block.bottom - block.top)}
                className={styles.bar}
                data-colour="ink"
              />
              <text
                x={index === 0 ? from - 6 : to + 6}
                y={top + (block.top + block.bottom) / 2 - 1}
                textAnchor={index === 0 ? 'end' : 'start'}
                className={styles.end}
                data-colour="ink"
              >
                {nameOf(block.name, index === 0 ? 'left' : 'right')}
              </text>
              <text
                x={index === 0 ? from - 6 : to + 6}
                y={top + (block.top + block.bottom) / 2 + 11}
                textAnchor={index === 0 ? 'end' : 'start'}
                className={styles.tick}
              >
                {amount(block.value)}
              </text>
            </g>
          )),
      )}
    </>
  );
}
