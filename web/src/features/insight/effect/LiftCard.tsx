import { names, numbers } from '@/shared/charts/axes';
import { Chart } from '@/shared/charts/Chart';
import { ChartCard } from '@/shared/charts/ChartCard';
import { Estimates, Rule } from '@/shared/charts/marks';
import type { ChartTable } from '@/shared/charts/table';
import { useText } from '@/shared/i18n/text';
import type { Lift } from './effect';

/** How much more those acted upon brought or stayed, with its interval; the means of both arms stand in the sentence. */
export function LiftCard({
  title,
  lift,
  acted,
  control,
  show,
}: {
  title: string;
  lift: Lift;
  acted: number;
  control: number;
  show: (value: number) => string;
}) {
  const t = useText();
  const name = t('effect.difference');
  const shown = (value: unknown) => show(Number(value));
  const table: ChartTable = {
    columns: [
      { label: t('effect.measure') },
      { label: t('effect.acted'), show: shown },
      { label: t('effect.control'), show: shown },
      { label: name, show: shown },
      { label: t('effect.from'), show: shown },
      { label: t('effect.to'), show: shown },
    ],
    rows: [[title, acted, control, lift.estimate, lift.low, lift.high]],
  };
  const colour = lift.verdict === 'not-yet-distinguishable' ? 'c0' : lift.estimate > 0 ? 'c1' : 'c2';
  return (
    <ChartCard title={title} sentence={t('effect.means', { acted: show(acted), control: show(control) })} table={table}>
      <Chart
        label={title}
        height={110}
        x={numbers([Math.min(lift.low, 0), Math.max(lift.high, 0)], show)}
        y={names([name])}
        table={table}
        grid="x"
      >
        <Rule x={0} />
        <Estimates estimates={[{ name, value: lift.estimate, low: lift.low, high: lift.high, colour }]} />
      </Chart>
    </ChartCard>
  );
}
