import { Link } from '@tanstack/react-router';
import { ChartCard } from '@/shared/charts/ChartCard';
import type { ChartTable } from '@/shared/charts/table';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import type { Lifecycle, StageSteps } from './pictures';
import styles from './pictures.module.css';
import { wentOn } from './stages';

/** Stages with their customers, how long these have been there, what each costs and brings. */
export function Funnel({ lifecycle, steps }: { lifecycle: Lifecycle; steps: StageSteps | undefined }) {
  const t = useText();
  const format = useFormat();
  const { stages, currency } = lifecycle;
  const most = Math.max(1, ...stages.map((stage) => stage.customers));
  const each = (amount: number, customers: number) =>
    customers === 0 ? '–' : format.money({ amount: String(Math.round(amount / customers)), currency });
  const on = (stage: string) => {
    const share = steps && wentOn(steps, stage);
    return share === undefined ? undefined : format.percent(share);
  };
  const living = stages.filter((stage) => stage.stage !== 'dissolution' && stage.days != null && stage.customers > 0);
  const slow = living.reduce<(typeof living)[number] | undefined>(
    (found, stage) => (found && found.days! >= stage.days! ? found : stage),
    undefined,
  );
  const table: ChartTable = {
    columns: [
      { label: t('pictures.stageWord') },
      { label: t('pictures.customers') },
      { label: t('pictures.timeIn') },
      { label: t('pictures.costEach') },
      { label: t('pictures.incomeEach') },
      { label: t('pictures.wentOn') },
    ],
    rows: stages.map((stage) => [
      t(`pictures.stage.${stage.stage}`),
      stage.customers,
      stage.days ?? null,
      stage.customers === 0 ? null : Math.round(stage.cost / stage.customers),
      stage.customers === 0 ? null : Math.round(stage.spent / stage.customers),
      on(stage.stage) ?? null,
    ]),
  };
  return (
    <ChartCard
      title={t('pictures.slow')}
      sentence={
        slow
          ? t('pictures.slowAnswer', {
              stage: t(`pictures.stage.${slow.stage}`),
              days: slow.days!,
              cost: each(slow.cost, slow.customers),
              income: each(slow.spent, slow.customers),
            })
          : t('pictures.slowUnknown')
      }
      table={table}
    >
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('pictures.stageNow')}</th>
              <th scope="col" className="number">
                {t('pictures.timeIn')}
              </th>
              <th scope="col" className="number">
                {t('pictures.costEach')}
              </th>
              <th scope="col" className="number">
                {t('pictures.incomeEach')}
              </th>
            </tr>
          </thead>
          <tbody>
            {stages.map((stage) => (
              <tr key={stage.stage}>
                <th scope="row">
                  <div className="row">
                    <Link to="/insight/customers" search={{ set: 'stage', stage: stage.stage }} className="link grow">
                      {t(`pictures.stage.${stage.stage}`)}
                    </Link>
                    <span className="tabular">{format.number(stage.customers)}</span>
                  </div>
                  <div className={styles.track} aria-hidden="true">
                    <span
                      className={styles.fill}
                      data-gone={stage.stage === 'dissolution' || undefined}
                      style={{ width: `${(100 * stage.customers) / most}%` }}
                    />
                  </div>
                  {on(stage.stage) && (
                    <div className="micro text-3">{t('pictures.through', { share: on(stage.stage) })}</div>
                  )}
                </th>
                <td className="number" data-slow={stage === slow || undefined}>
                  {stage.days == null ? '–' : t('pictures.daysShort', { days: stage.days })}
                </td>
                <td className="number">{each(stage.cost, stage.customers)}</td>
                <td className="number">{each(stage.spent, stage.customers)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </ChartCard>
  );
}
