import { useText } from '@/shared/i18n/text';
import { useFormat } from '@/shared/format/useFormat';
import { fromZero, numbers } from '@/shared/charts/axes';
import { Chart } from '@/shared/charts/Chart';
import { ChartCard } from '@/shared/charts/ChartCard';
import { Band, Line, Points } from '@/shared/charts/marks';
import type { CellValue, ChartTable } from '@/shared/charts/table';
import { type Report, weeksOf } from './report';
import { frequencyWords } from './words';

/** Purchases in the weeks held out, by how often customers had bought before. */
export function FrequencyChart({ report }: { report: Report }) {
  const t = useText();
  const format = useFormat();
  const words = frequencyWords(report);
  const groups = report.frequencies;
  const weeks = weeksOf(report);
  const most = groups.at(-1)?.purchases ?? 0;
  const name = (purchases: number) => (purchases === 7 ? '7+' : String(purchases));
  const decimal = (value: CellValue) => (value === null ? '' : format.number(value, 2));
  const table: ChartTable = {
    columns: [
      { label: t('models.frequencyBefore') },
      { label: t('models.customers'), show: (value) => format.number(value ?? 0) },
      { label: t('models.happened'), show: decimal },
      { label: t('models.expected'), show: decimal },
      { label: t('models.low'), show: decimal },
      { label: t('models.high'), show: decimal },
      { label: t('models.rule'), show: decimal },
    ],
    rows: groups.map((group) => [
      name(group.purchases),
      group.customers,
      group.happened,
      group.expected,
      group.low,
      group.high,
      group.rule,
    ]),
  };
  const line = (figure: 'happened' | 'expected' | 'rule') =>
    groups.map((group) => ({ x: group.purchases, y: group[figure] }));
  const last = groups.at(-1);
  const sentence = [
    t(`models.frequency.${words.answer}`, { inside: words.inside, groups: words.groups }),
    words.rule === undefined
      ? ''
      : t('models.frequencyRule', {
          share: format.percent(Math.abs(words.rule)),
          side: words.rule >= 0 ? 'high' : 'low',
        }),
  ];
  return (
    <ChartCard title={t('models.frequency')} sentence={sentence.filter(Boolean).join(' ')} table={table}>
      <Chart
        label={t('models.frequency')}
        height={262}
        x={numbers([0, Math.max(1, most)], name, { exact: true, ticks: groups.map((group) => group.purchases) })}
        y={numbers(fromZero(groups.flatMap((group) => [group.high, group.happened, group.rule])), (value) =>
          format.number(value, 1),
        )}
        yTitle={t('models.frequencyAcross', { weeks })}
        xTitle={t('models.frequencyAlong')}
        table={table}
        at={groups.map((group) => group.purchases)}
        ends={
          last && [
            { text: t('models.rule'), colour: 'c2', at: last.rule, dashed: true },
            { text: t('models.happened'), colour: 'ink', at: last.happened },
            { text: t('models.modelInterval'), colour: 'c1', at: last.expected },
          ]
        }
      >
        <Band points={groups.map((group) => ({ x: group.purchases, low: group.low, high: group.high }))} colour="c1" />
        <Line points={line('rule')} colour="c2" style="dashed" />
        <Line points={line('expected')} colour="c1" />
        <Points points={line('happened')} colour="ink" />
      </Chart>
    </ChartCard>
  );
}
