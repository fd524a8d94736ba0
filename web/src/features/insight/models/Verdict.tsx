import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { Badge } from '@/shared/ui/Badge';
import { Icon } from '@/shared/ui/Icon';
import type { Fit } from './models';
import type { Report } from './report';
import styles from './models.module.css';
import { measureWords, verdictOf } from './words';

/** Whether the figures can be trusted, and for what, in a sentence with its numbers. */
export function Verdict({ report, fit }: { report: Report; fit: Fit }) {
  const t = useText();
  const format = useFormat();
  const { weeks, total, rule, frequent } = verdictOf(report);
  const { won, compared } = measureWords(report);
  const percent = (share: number) => `${format.number(100 * share, 1)}\u00a0%`;
  const reasons = report.poorness.includes('simple-rule')
    ? t('models.lost', { lost: compared - won, compared })
    : t(`models.frequent.${frequent}`);
  return (
    <section className={`card ${styles.verdict}`}>
      <span className={styles.disc} data-poor={report.poor || undefined}>
        <Icon name={report.poor ? 'risk' : 'check'} />
      </span>
      <div>
        <div className="strong">{t(report.poor ? 'models.verdict.no' : 'models.verdict.yes')}</div>
        <div className="small text-2">
          {t('models.missed', { weeks, total: percent(total), rule: percent(rule) })} {reasons}
        </div>
      </div>
      {fit.inUse ? (
        report.poor ? (
          <Badge tone="warn" icon="risk">
            {t('models.marked')}
          </Badge>
        ) : (
          <Badge tone="good" icon="check">
            {t('models.inUse')}
          </Badge>
        )
      ) : (
        <Badge>{t('models.past')}</Badge>
      )}
    </section>
  );
}
