import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { Badge } from '@/shared/ui/Badge';
import { NotFitted } from './NotFitted';
import type { Report } from './report';
import styles from './models.module.css';

/** The models that were tried, and which one is used for what. */
export function Candidates({ report }: { report: Report }) {
  const t = useText();
  const format = useFormat();
  const pairs = (area: number) => format.number(100 * area, 1);
  const chosen = report.models.find((model) => model.name === report.bestForChurn)!;
  return (
    <section className={`card ${styles.card}`}>
      <h2>{t('models.tried')}</h2>
      <p className={styles.answer}>
        {t('models.triedAnswer', {
          best: report.best,
          churn: report.bestForChurn,
          area: pairs(chosen.accuracy.area),
          rule: pairs(report.churn.areaOfRule),
        })}
      </p>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('models.model')}</th>
              <th scope="col" className="number">
                {t('models.totalShort')}
              </th>
              <th scope="col" className="number wide-only">
                {t('models.rmse')}
              </th>
              <th scope="col" className="number wide-only">
                {t('models.area')}
              </th>
              <th scope="col">{t('models.usedFor')}</th>
            </tr>
          </thead>
          <tbody>
            {report.models.map(({ name, accuracy }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="number">{`${format.number(100 * accuracy.bias, 1)}\u00a0%`}</td>
                <td className="number wide-only">{format.number(accuracy.rootMeanSquaredError, 3)}</td>
                <td className="number wide-only">{format.number(accuracy.area, 3)}</td>
                <td>
                  <span className={styles.uses}>
                    {name === report.best && <Badge tone="good">{t('models.forPurchases')}</Badge>}
                    {name === report.bestForChurn && <Badge tone="good">{t('models.forChurn')}</Badge>}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.note}>
        {report.models.some((model) => model.name === 'BG/NBD') && t('models.notForChurn')} {t('models.choice')}
      </p>
      {report.spending ? (
        <p className={styles.note}>
          {t(
            report.spending.independent
              ? 'models.spendIndependent'
              : report.spending.correlation > 0
                ? 'models.spendRises'
                : 'models.spendFalls',
            { correlation: format.number(report.spending.correlation, 2) },
          )}
        </p>
      ) : (
        <p className={styles.note}>{t('models.noSpending')}</p>
      )}
      <NotFitted reasons={report.notFitted} className={styles.note} />
    </section>
  );
}
