import { names } from '@/shared/charts/axes';
import { Chart } from '@/shared/charts/Chart';
import { Cells } from '@/shared/charts/marks';
import type { ChartTable } from '@/shared/charts/table';
import { useWords } from '../useWords';
import { everyTick, shortened } from './axis';
import { amount, byPlace } from './cells';
import type { ShapeProps } from './ResultView';

/** The first group down, the second across, the first measure as depth of colour. */
export function HeatShape({ result, label, onDrill }: ShapeProps) {
  const words = useWords();
  const [down, across] = result.groups as [ShapeProps['result']['groups'][0], ShapeProps['result']['groups'][0]];
  const measure = result.measures[0]!;
  const find = byPlace(result.cells);
  const most = Math.max(...result.cells.map((cell) => Math.abs(amount(cell.figures[0]) ?? 0)), 0);
  const rows = down.values.map((_, at) => at);
  const columns = across.values.map((_, at) => at);
  const places = rows.flatMap((y) => columns.map((x) => ({ x, y, cell: find([y, x]) })));
  const nameOf = (group: typeof down) => (key: string) => shortened(words.value(group, group.values[Number(key)]!));
  const table: ChartTable = {
    columns: [{ label: words.group(down) }, { label: words.group(across) }, { label: words.measure(measure) }],
    rows: places.map(({ x, y, cell }) => [
      words.value(down, down.values[y]!),
      words.value(across, across.values[x]!),
      cell ? words.figure(measure, cell.figures[0]!) : '–',
    ]),
  };
  return (
    <Chart
      label={label}
      height={rows.length * 28 + 50}
      x={names(columns.map(String), { gap: 0.06, show: nameOf(across) })}
      y={everyTick(names([...rows].reverse().map(String), { gap: 0.06, show: nameOf(down) }))}
      table={table}
      spots={(plot) =>
        places.map(({ x, y }, row) => ({
          x: plot.x.at(String(x)),
          y: plot.y.at(String(y)),
          title: `${table.rows[row]![0]} · ${table.rows[row]![1]}`,
          lines: [{ label: words.measure(measure), value: String(table.rows[row]![2]) }],
          row,
        }))
      }
      onPick={(row) => {
        const { x, y, cell } = places[row]!;
        if (cell) onDrill([y, x], cell.rows);
      }}
      grid="none"
    >
      <Cells
        cells={places.map(({ x, y, cell }) => {
          const value = amount(cell?.figures[0]);
          return {
            x: String(x),
            y: String(y),
            depth: value === null || most === 0 ? null : Math.min(0.999, Math.abs(value) / most),
            text: value === null ? undefined : words.axis(measure, value),
          };
        })}
      />
    </Chart>
  );
}
