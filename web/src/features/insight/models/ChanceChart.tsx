import { useText } from '@/shared/i18n/text';
import { useFormat } from '@/shared/format/useFormat';
import { numbers } from '@/shared/charts/axes';
import { Chart } from '@/shared/charts/Chart';
import { ChartCard } from '@/shared/charts/ChartCard';
import { Line, Points } from '@/shared/charts/marks';
import type { CellValue, ChartTable } from '@/shared/charts/table';
import { type Report, weeksOf } from './report';
import { chanceWords } from './words';

/** The chance to buy again as predicted, in ten parts of customers, beside how many did. */
export function ChanceChart({ report }: { report: Report }) {
  const t = useText();
  const format = useFormat();
  const words = chanceWords(report);
  const bins = report.churn.chance.bins;
  const percent = (value: CellValue) => (value === null ? '' : format.percent(Number(value)));
  const table: ChartTable = {
    columns: [
      { label: t('models.part') },
      { label: t('models.customers'), show: (value) => format.number(value ?? 0) },
      { label: t('models.chanceExpected'), show: percent },
      { label: t('models.chanceHappened'), show: percent },
    ],
    rows: bins.map((bin, index) => [index + 1, bin.customers, bin.predicted, bin.happened]),
  };
  const last = bins.length;
  return (
    <ChartCard
      title={t('models.chance')}
      sentence={t(`models.chance.${words.answer}`, {
        lowExpected: format.percent(words.lowest.expected),
        lowHappened: format.percent(words.lowest.happened),
        highExpected: format.percent(words.highest.expected),
        highHappened: format.percent(words.highest.happened),
      })}
      table={table}
    >
      <Chart
        label={t('models.chance')}
        height={214}
        x={numbers([1, Math.max(2, last)], String, { exact: true, ticks: bins.map((_, index) => index + 1) })}
        y={numbers([0, 1], (share) => format.percent(share), { exact: true, ticks: [0, 0.25, 0.5, 0.75, 1] })}
        yTitle={t('models.chanceAcross', { weeks: weeksOf(report) })}
        xTitle={t('models.chanceAlong')}
        table={table}
        at={bins.map((_, index) => index + 1)}
        ends={[
          { text: t('models.happened'), colour: 'ink', at: bins.at(-1)?.happened ?? 0 },
          { text: report.churn.chance.predictor, colour: 'c1', at: bins.at(-1)?.predicted ?? 0 },
        ]}
      >
        <Line points={bins.map((bin, index) => ({ x: index + 1, y: bin.predicted }))} colour="c1" />
        <Points points={bins.map((bin, index) => ({ x: index + 1, y: bin.happened }))} colour="ink" />
      </Chart>
    </ChartCard>
  );
}
