import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import type { Report } from './predictions';
import styles from './predictions.module.css';
import { useInputLabel } from './useInputWords';

/** What it was learned from: values that are missing, fields that were of no use. */
export function Inputs({ object, report }: { object: string; report: Report }) {
  const t = useText();
  const format = useFormat();
  const words = useInputLabel(object);
  const used = report.inputs.filter((input) => !input.unused).length;
  return (
    <section className={`card ${styles.block}`}>
      <h2>{t('predictions.inputs.title')}</h2>
      <p className="small text-2">
        {t('predictions.inputs.sentence', { used, all: report.inputs.length })}{' '}
        {report.unanswered > 0 && t('predictions.inputs.unanswered', { count: report.unanswered })}{' '}
        {report.hidden > 0 && t('predictions.inputs.hidden', { count: report.hidden })}
      </p>
      <div
        className={styles.scroller}
        style={{ maxHeight: 300 }}
        tabIndex={0}
        role="region"
        aria-label={t('predictions.inputs.title')}
      >
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('predictions.importance.field')}</th>
              <th scope="col" className="number">
                {t('predictions.inputs.missing')}
              </th>
              <th scope="col">{t('predictions.inputs.use')}</th>
            </tr>
          </thead>
          <tbody>
            {report.inputs.map((input) => (
              <tr key={input.name}>
                <th scope="row">{words(input.name)}</th>
                <td className="number">{format.number(input.missing)}</td>
                <td className="text-2">{t(`predictions.inputs.${input.unused ?? 'used'}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
