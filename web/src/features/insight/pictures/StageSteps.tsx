import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { ChartCard } from '@/shared/charts/ChartCard';
import type { ChartTable } from '@/shared/charts/table';
import type { StageSteps as Steps } from './pictures';
import styles from './pictures.module.css';

/** From which stage to which in the last twelve months, and why. */
export function StageSteps({ steps }: { steps: Steps }) {
  const t = useText();
  const format = useFormat();
  const stage = (name: string | null | undefined) => (name ? t(`pictures.stage.${name}`) : t('pictures.firstSeen'));
  const moved = steps.items.reduce((sum, step) => sum + step.customers, 0);
  const left = steps.items.filter((step) => step.to === 'dissolution').reduce((sum, step) => sum + step.customers, 0);
  const back = steps.items.filter((step) => step.from === 'dissolution').reduce((sum, step) => sum + step.customers, 0);
  const table: ChartTable = {
    columns: [
      { label: t('pictures.move') },
      { label: t('pictures.why') },
      { label: t('pictures.customers') },
      { label: t('pictures.timeBefore') },
    ],
    rows: steps.items.map((step) => [
      `${stage(step.from)} → ${stage(step.to)}`,
      t(`pictures.stageCause.${step.cause}`),
      step.customers,
      step.days ?? null,
    ]),
  };
  return (
    <ChartCard title={t('pictures.steps')} sentence={t('pictures.stepsAnswer', { moved, left, back })} table={table}>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={t('pictures.steps')}>
        <table className={styles.table}>
          <thead>
            <tr>
              {table.columns.map((column, index) => (
                <th key={column.label} scope="col" className={index > 1 ? 'number' : undefined}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steps.items.map((step, row) => (
              <tr key={row}>
                <th scope="row">{String(table.rows[row]![0])}</th>
                <td>{String(table.rows[row]![1])}</td>
                <td className="number">{format.number(step.customers)}</td>
                <td className="number">{step.days == null ? '–' : t('pictures.daysShort', { days: step.days })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </ChartCard>
  );
}
