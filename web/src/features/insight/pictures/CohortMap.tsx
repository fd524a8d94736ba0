import { useNavigate } from '@tanstack/react-router';
import { everyTick, names } from '@/shared/charts/axes';
import { Chart } from '@/shared/charts/Chart';
import { ChartCard } from '@/shared/charts/ChartCard';
import { type Cell, Cells } from '@/shared/charts/marks';
import type { CellValue, ChartTable } from '@/shared/charts/table';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { compared, share } from './cohorts';
import type { Cohorts } from './pictures';
import { useSetWords } from './useSetWords';

/** Of those who came in a quarter, how many bought in each one after. */
export function CohortMap({ cohorts }: { cohorts: Cohorts }) {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const words = useSetWords();
  const { items } = cohorts;
  const most = Math.max(1, ...items.map((cohort) => cohort.active.length));
  const after = Array.from({ length: most }, (_, index) => String(index));
  const quarters = items.map((cohort) => words.quarter(cohort.quarter));
  const whole = (value: CellValue) => (value === null ? '' : format.number(Number(value)));
  const table: ChartTable = {
    columns: [
      { label: t('pictures.started') },
      { label: t('pictures.customers'), show: whole },
      ...after
        .slice(1)
        .map((quarter) => ({ label: t('pictures.afterQuarters', { after: Number(quarter) }), show: whole })),
    ],
    rows: items.map((cohort, row) => [
      quarters[row]!,
      cohort.customers,
      ...after.slice(1).map((_, index) => cohort.active[index + 1] ?? null),
    ]),
  };
  const all = items.flatMap((cohort, row) =>
    cohort.active.map((count, index) => ({ cohort, row, index, count, share: share(cohort.active, index) })),
  );
  const cells: Cell[] = all.map((cell) => ({
    x: String(cell.index),
    y: quarters[cell.row]!,
    depth: cell.index === 0 ? 1 : Math.min(0.999, cell.share * 1.4),
    text: String(Math.round(cell.share * 100)),
  }));
  const answer = compared(cohorts);
  const said = (row: number, quarter: number) => format.percent(share(items[row]!.active, quarter));
  return (
    <ChartCard
      title={t('pictures.stayLonger')}
      sentence={
        answer
          ? t('pictures.stayAnswer', {
              verdict: verdict(
                share(items[answer.newer]!.active, answer.after) - share(items[answer.older]!.active, answer.after),
              ),
              newer: said(answer.newer, answer.after),
              newQuarter: quarters[answer.newer]!,
              older: said(answer.older, answer.after),
              oldQuarter: quarters[answer.older]!,
              after: answer.after,
            })
          : t('pictures.stayUnknown')
      }
      table={table}
    >
      <Chart
        label={t('pictures.stayLonger')}
        height={60 + items.length * 30}
        x={names(after, { gap: 0.06 })}
        y={everyTick((from, to) => names(quarters, { gap: 0.08 })(to, from))}
        grid="none"
        xTitle={t('pictures.stayAlong')}
        table={table}
        spots={(plot) =>
          all.map((cell) => ({
            x: plot.x.at(String(cell.index)),
            y: plot.y.at(quarters[cell.row]!),
            title: quarters[cell.row]!,
            lines: [
              { label: t('pictures.afterQuarters', { after: cell.index }), value: format.percent(cell.share) },
              { label: t('pictures.customers'), value: format.number(cell.count) },
            ],
            row: all.indexOf(cell),
          }))
        }
        onPick={(picked) => {
          const cell = all[picked];
          if (cell)
            void navigate({
              to: '/insight/customers',
              search: { set: 'cohort', quarter: cell.cohort.quarter, after: cell.index },
            });
        }}
      >
        <Cells cells={cells} />
      </Chart>
    </ChartCard>
  );
}

/** A difference under two points of a hundred is none to speak of. */
function verdict(difference: number): string {
  return difference > 0.02 ? 'yes' : difference < -0.02 ? 'no' : 'same';
}
