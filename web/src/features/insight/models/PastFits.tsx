import { Link } from '@tanstack/react-router';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { Badge } from '@/shared/ui/Badge';
import type { Fit } from './models';
import styles from './models.module.css';

/** What was fitted before; each opens with the report that it had. */
export function PastFits({ fits, shown }: { fits: Fit[]; shown?: string }) {
  const t = useText();
  const format = useFormat();
  return (
    <section className={`card ${styles.card}`}>
      <h2>{t('models.fits')}</h2>
      <p className={styles.answer}>{t('models.fitsAnswer')}</p>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('models.asked')}</th>
              <th scope="col">{t('models.until')}</th>
              <th scope="col" className="number wide-only">
                {t('models.weeksShort')}
              </th>
              <th scope="col" className="number wide-only">
                {t('models.customers')}
              </th>
              <th scope="col" className="wide-only">
                {t('models.model')}
              </th>
              <th scope="col" className="number wide-only">
                {t('models.totalShort')}
              </th>
              <th scope="col">{t('models.state')}</th>
            </tr>
          </thead>
          <tbody>
            {fits.map((fit) => (
              <tr key={fit.id} data-current={fit.id === shown || undefined}>
                <th scope="row">
                  {fit.state === 'done' ? (
                    <Link
                      to="/insight/models"
                      search={{ fit: fit.inUse ? undefined : fit.id }}
                      className="link"
                      aria-current={fit.id === shown ? 'true' : undefined}
                    >
                      {format.exact(fit.askedAt)}
                    </Link>
                  ) : (
                    format.exact(fit.askedAt)
                  )}
                  <div className="meta text-3">{fit.askedBy ?? t('models.byNight')}</div>
                </th>
                <td className="nowrap">{format.day(fit.asOf)}</td>
                <td className="number wide-only">{format.number(fit.heldOutWeeks)}</td>
                <td className="number wide-only">{fit.customers != null && format.number(fit.customers)}</td>
                <td className="nowrap wide-only">{fit.best}</td>
                <td className="number nowrap wide-only">
                  {fit.totalError != null && `${format.number(100 * fit.totalError, 1)}\u00a0%`}
                </td>
                <td>
                  <FitState fit={fit} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function FitState({ fit }: { fit: Fit }) {
  const t = useText();
  if (fit.state === 'waiting') return <Badge tone="accent">{t('models.running')}</Badge>;
  if (fit.state === 'refused')
    return (
      <Badge tone="risk" title={fit.refusal ?? undefined}>
        {t('models.refused')}
      </Badge>
    );
  if (fit.poor) return <Badge tone="warn">{t(fit.inUse ? 'models.marked' : 'models.poor')}</Badge>;
  return fit.inUse ? <Badge tone="good">{t('models.inUse')}</Badge> : <Badge>{t('models.past')}</Badge>;
}
