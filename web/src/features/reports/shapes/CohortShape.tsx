import { names } from '@/shared/charts/axes';
import { Chart } from '@/shared/charts/Chart';
import { Cells } from '@/shared/charts/marks';
import type { ChartTable } from '@/shared/charts/table';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import type { Step } from '../api';
import { useWords } from '../useWords';
import { everyTick } from './axis';
import { amount, byPlace } from './cells';
import { cohorts } from './cohorts';
import type { ShapeProps } from './ResultView';

/** Rows by the period of the first, columns by periods since: how much of its first period each cohort still shows. */
export function CohortShape({ result, label, onDrill }: ShapeProps) {
  const t = useText();
  const words = useWords();
  const format = useFormat();
  const [first, later] = result.groups as [ShapeProps['result']['groups'][0], ShapeProps['result']['groups'][0]];
  const measure = result.measures[0]!;
  const find = byPlace(result.cells);
  const rows = cohorts(
    (first.step ?? 'month') as Step,
    first.values.map((value) => value.from ?? null),
    later.values.map((value) => value.from ?? null),
  );
  const most = Math.max(...rows.map((row) => row.length), 1);
  const places = rows.flatMap((row, y) =>
    row.map((place, since) => ({ y, since, place, cell: place === null ? undefined : find([y, place]) })),
  );
  const start = (y: number) => {
    const place = rows[y]![0];
    return place == null ? null : amount(find([y, place])?.figures[0]);
  };
  const share = (y: number, value: number | null) => {
    const whole = start(y);
    return value === null || whole === null || whole === 0 ? null : value / whole;
  };
  const table: ChartTable = {
    columns: [
      { label: words.group(first) },
      { label: t('reports.since') },
      { label: words.measure(measure) },
      { label: t('reports.ofFirst') },
    ],
    rows: places.map(({ y, since, cell }) => {
      const part = share(y, amount(cell?.figures[0]));
      return [
        words.value(first, first.values[y]!),
        since,
        cell ? words.figure(measure, cell.figures[0]!) : '0',
        part === null ? '–' : format.percent(part),
      ];
    }),
  };
  const used = rows.flatMap((row, y) => (row.length > 0 ? [y] : []));
  return (
    <Chart
      label={label}
      height={used.length * 26 + 66}
      x={names(
        Array.from({ length: most }, (_, since) => String(since)),
        { gap: 0.06 },
      )}
      y={everyTick(
        names([...used].reverse().map(String), {
          gap: 0.06,
          show: (key) => words.value(first, first.values[Number(key)]!),
        }),
      )}
      xTitle={t('reports.since')}
      table={table}
      spots={(plot) =>
        places.map(({ y, since }, row) => ({
          x: plot.x.at(String(since)),
          y: plot.y.at(String(y)),
          title: t('reports.cohortAt', { cohort: String(table.rows[row]![0]), since }),
          lines: [
            { label: words.measure(measure), value: String(table.rows[row]![2]) },
            { label: t('reports.ofFirst'), value: String(table.rows[row]![3]) },
          ],
          row,
        }))
      }
      onPick={(row) => {
        const { y, place, cell } = places[row]!;
        if (cell && place !== null) onDrill([y, place], cell.rows);
      }}
      grid="none"
    >
      <Cells
        cells={places.map(({ y, since, cell }) => {
          const part = share(y, amount(cell?.figures[0]));
          return {
            x: String(since),
            y: String(y),
            depth: part === null ? null : Math.min(0.999, part),
            text: part === null ? undefined : format.percent(part),
          };
        })}
      />
    </Chart>
  );
}
