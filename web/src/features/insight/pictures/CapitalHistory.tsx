import { days, fromZero, numbers } from '@/shared/charts/axes';
import { Chart } from '@/shared/charts/Chart';
import { ChartCard } from '@/shared/charts/ChartCard';
import { Line } from '@/shared/charts/marks';
import type { ChartTable } from '@/shared/charts/table';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import type { Capital } from './pictures';

/** Customer capital over time; what was computed afterwards is dashed. */
export function CapitalHistory({ capital }: { capital: Capital }) {
  const t = useText();
  const format = useFormat();
  const { history, currency } = capital;
  const at = history.map((day) => new Date(`${day.asOf}T00:00:00Z`));
  const money = (amount: number) => format.short({ amount: String(amount), currency });
  const table: ChartTable = {
    columns: [
      { label: t('pictures.day'), show: (value) => format.day(String(value)) },
      { label: t('pictures.capitalOf'), show: (value) => money(Number(value)) },
      { label: t('pictures.customers'), show: (value) => format.number(Number(value)) },
      { label: t('pictures.howComputed') },
    ],
    rows: history.map((day) => [
      day.asOf,
      day.capital,
      day.customers,
      t(day.backwards ? 'pictures.backwards' : 'pictures.onTheDay'),
    ]),
  };
  // The dashed piece reaches to the first day that was seen, so that the line is one.
  const seen = history.findIndex((day) => !day.backwards);
  const piece = (inside: (index: number) => boolean) =>
    history.map((day, index) => ({ x: at[index]!, y: inside(index) ? day.capital : null }));
  const highest = history.reduce((best, day) => (day.capital > best.capital ? day : best));
  return (
    <ChartCard
      title={t('pictures.history')}
      sentence={t('pictures.historyAnswer', {
        highest: money(highest.capital),
        when: format.month(highest.asOf),
        now: money(history.at(-1)!.capital),
      })}
      table={table}
    >
      <Chart
        label={t('pictures.history')}
        height={220}
        x={days([at[0]!, at.at(-1)!], (day) => format.month(day.toISOString().slice(0, 10)))}
        y={numbers(fromZero(history.map((day) => day.capital)), (value) => money(value))}
        table={table}
        at={at}
      >
        <Line points={piece((index) => seen < 0 || index <= seen)} colour="c1" style="dashed" />
        {seen >= 0 && <Line points={piece((index) => index >= seen)} colour="c1" />}
      </Chart>
      <p className="meta text-3">{t('pictures.historyNote')}</p>
    </ChartCard>
  );
}
