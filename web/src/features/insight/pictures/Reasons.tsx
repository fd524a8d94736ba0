import { Link } from '@tanstack/react-router';
import { names, numbers } from '@/shared/charts/axes';
import { everyTick } from '@/shared/charts/axes';
import { Chart } from '@/shared/charts/Chart';
import { ChartCard } from '@/shared/charts/ChartCard';
import { Bars } from '@/shared/charts/marks';
import type { ChartTable } from '@/shared/charts/table';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import type { Lifecycle } from './pictures';
import styles from './pictures.module.css';

/** Why relationships ended, of all that have; those of whom nobody has told it are said, too. */
export function Reasons({ lifecycle }: { lifecycle: Lifecycle }) {
  const t = useText();
  const format = useFormat();
  const { reasons } = lifecycle;
  const all = reasons.reduce((sum, reason) => sum + reason.customers, 0);
  const told = reasons.filter((reason) => reason.reason);
  const known = told.reduce((sum, reason) => sum + reason.customers, 0);
  const name = (reason: string | null | undefined) => t(`pictures.reason.${reason ?? 'unknown'}`);
  const table: ChartTable = {
    columns: [
      { label: t('pictures.reason') },
      { label: t('pictures.customers'), show: (value) => format.number(Number(value)) },
    ],
    rows: reasons.map((reason) => [name(reason.reason), reason.customers]),
  };
  const labels = reasons.map((reason) => name(reason.reason));
  return (
    <ChartCard
      title={t('pictures.whyLeft')}
      sentence={
        told[0]
          ? t('pictures.whyAnswer', {
              all,
              known: format.percent(known / all),
              reason: name(told[0].reason),
              share: format.percent(told[0].customers / known),
            })
          : t('pictures.whyUnknown', { all })
      }
      table={table}
    >
      {reasons.length > 0 && (
        <Chart
          label={t('pictures.whyLeft')}
          height={40 + reasons.length * 34}
          x={numbers([0, Math.max(...reasons.map((reason) => reason.customers))], (value) => format.number(value))}
          y={everyTick((from, to) => names(labels)(to, from))}
          grid="x"
          table={table}
          spots={(plot) =>
            reasons.map((reason, row) => ({
              x: plot.x.at(reason.customers),
              y: plot.y.at(labels[row]!),
              title: labels[row]!,
              lines: [{ label: t('pictures.customers'), value: format.number(reason.customers) }],
              row,
            }))
          }
        >
          <Bars
            horizontal
            bars={reasons.map((reason, row) => ({
              name: labels[row]!,
              parts: [{ value: reason.customers, colour: reason.reason ? 'c2' : 'c0' }],
            }))}
          />
        </Chart>
      )}
      {all > 0 && (
        <Link to="/insight/customers" search={{ set: 'lost' }} className={`link small ${styles.below}`}>
          {t('pictures.showAll', { count: all })}
        </Link>
      )}
    </ChartCard>
  );
}
