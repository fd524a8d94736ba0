import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { Badge } from '@/shared/ui/Badge';
import type { Report } from './predictions';
import styles from './predictions.module.css';

export function chosenOf(report: Report) {
  return report.chosen === 'boosted-trees' ? report.stronger : report.baseline;
}

/** How good an order is in a word (Hosmer, Lemeshow and Sturdivant 2013, section 5.2.4). */
function grade(auc: number): 'poor' | 'fair' | 'good' | 'excellent' {
  return auc < 0.6 ? 'poor' : auc < 0.7 ? 'fair' : auc < 0.85 ? 'good' : 'excellent';
}

/** What the probabilities are good for, in words, with the figures behind. */
export function Verdict({ report }: { report: Report }) {
  const t = useText();
  const format = useFormat();
  const quality = chosenOf(report);
  const three = (value: number) => format.number(value.toFixed(3), 3);
  const usable = report.verdict === 'usable';
  return (
    <section className={`card ${styles.said}`} aria-label={t('predictions.verdictTitle')}>
      <div className="row">
        <Badge tone={usable ? 'good' : 'warn'}>{t(`predictions.verdict.${report.verdict}`)}</Badge>
      </div>
      <p>
        {usable
          ? t('predictions.said.usable', {
              grade: t(`predictions.grade.${grade(quality.auc)}`),
              share: format.percent(quality.auc),
              lift: format.number((quality.tenths[0]?.lift ?? 0).toFixed(1), 1),
            })
          : t(`predictions.said.${report.verdict}`)}
      </p>
      <p className="small text-2">
        {t(`predictions.chosen.${report.chosen}`, {
          gain: format.number(report.gain.toFixed(4), 4),
          error: format.number(report.gainError.toFixed(4), 4),
        })}{' '}
        {report.cut && t('predictions.cut', { cut: format.day(report.cut), asOf: format.day(report.asOf) })}
      </p>
      <dl className={styles.figures}>
        <div>
          <dt>{t('predictions.aucHeldOut')}</dt>
          <dd>
            {three(quality.auc)} <span className="small text-3">{`${three(quality.low)}–${three(quality.high)}`}</span>
          </dd>
        </div>
        <div>
          <dt>{t('predictions.rowsUsed')}</dt>
          <dd>
            {format.number(report.rows)}{' '}
            <span className="small text-3">
              {t('predictions.ofRecords', { records: format.number(report.records) })}
            </span>
          </dd>
        </div>
        <div>
          <dt>{t('predictions.yesAmong')}</dt>
          <dd>
            {format.number(report.yes)} <span className="small text-3">{format.percent(report.yes / report.rows)}</span>
          </dd>
        </div>
        <div>
          <dt>{t('predictions.logLoss')}</dt>
          <dd>
            {three(quality.logLoss)}{' '}
            <span className="small text-3">{t('predictions.againstBase', { base: three(quality.baseLogLoss) })}</span>
          </dd>
        </div>
        <div>
          <dt>{t('predictions.otherModel')}</dt>
          <dd>{three(report.chosen === 'boosted-trees' ? report.baseline.auc : report.stronger.auc)}</dd>
        </div>
      </dl>
    </section>
  );
}
