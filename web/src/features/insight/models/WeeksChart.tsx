import { useText } from '@/shared/i18n/text';
import { useFormat } from '@/shared/format/useFormat';
import { fromZero, numbers } from '@/shared/charts/axes';
import { Chart } from '@/shared/charts/Chart';
import { ChartCard } from '@/shared/charts/ChartCard';
import { Line } from '@/shared/charts/marks';
import type { CellValue, ChartTable } from '@/shared/charts/table';
import { bestOf, type Report, weeksOf } from './report';
import { weeksWords } from './words';

/** The sum of repeat purchases, week after week held out; the other models stand in the table behind. */
export function WeeksChart({ report }: { report: Report }) {
  const t = useText();
  const format = useFormat();
  const words = weeksWords(report);
  const { numbers: weeks, happened } = report.weeks;
  const best = bestOf(report);
  const others = report.models.filter((model) => model !== best);
  const whole = (value: CellValue) => (value === null ? '' : format.number(Math.round(Number(value))));
  const table: ChartTable = {
    columns: [
      { label: t('models.week') },
      { label: t('models.happened'), show: whole },
      ...[best, ...others].map((model) => ({ label: model.name, show: whole })),
    ],
    rows: weeks.map((week, index) => [
      week,
      happened[index]!,
      ...[best, ...others].map((model) => model.expectedByWeek[index]!),
    ]),
  };
  const along = (sums: readonly number[]) => weeks.map((week, index) => ({ x: week, y: sums[index]! }));
  return (
    <ChartCard
      title={t('models.weeks')}
      sentence={t(`models.weeks.${words.answer}`, {
        weeks: words.weeks,
        expected: whole(words.expected),
        happened: whole(words.happened),
        farthest: format.percent(words.farthest),
      })}
      table={table}
    >
      <Chart
        label={t('models.weeks')}
        height={176}
        x={numbers([1, Math.max(2, weeksOf(report))], (week) => format.number(week), {
          exact: true,
          ticks: roundWeeks(weeksOf(report)),
        })}
        y={numbers(fromZero([...happened, ...best.expectedByWeek]), (value) => format.number(value))}
        xTitle={t('models.weeksAlong')}
        table={table}
        at={weeks}
        ends={[
          { text: `${t('models.happened')} ${whole(words.happened)}`, colour: 'ink', at: words.happened, dashed: true },
          { text: `${best.name} ${whole(words.expected)}`, colour: 'c1', at: words.expected },
        ]}
      >
        <Line points={along(best.expectedByWeek)} colour="c1" />
        <Line points={along(happened)} colour="ink" style="dotted" />
      </Chart>
    </ChartCard>
  );
}

/** The first week, the last, and round ones between that leave both readable. */
function roundWeeks(last: number): number[] {
  const every = [1, 2, 5, 10, 20, 50, 100].find((width) => last / width <= 8) ?? 100;
  const between = Array.from({ length: Math.floor(last / every) }, (_, index) => (index + 1) * every);
  return [...new Set([1, ...between.filter((week) => week > every / 2 && last - week >= every / 2), last])];
}
