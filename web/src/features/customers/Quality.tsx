import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Row } from '@/shared/api/records';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { Figure } from '@/shared/ui/Figure';
import { Icon } from '@/shared/ui/Icon';
import styles from './customer.module.css';
import { duplicatesOfQuery } from './duplicates';
import { type QualityReason, qualityQuery } from './quality';
import { Section } from './Section';

/** How good the record is, what is missing, and who may be the same. */
export function Quality({ customer, onFix }: { customer: Row; onFix: (field: string | undefined) => void }) {
  const t = useText();
  const format = useFormat();
  const query = useQuery(qualityQuery(customer.id));
  const duplicates = useQuery(duplicatesOfQuery(customer.id));
  const score = query.data?.score ?? 0;
  const reasons = query.data?.reasons ?? [];
  return (
    <Section
      title={t('quality.title')}
      query={query}
      aside={
        query.data && (
          <Figure why={<QualityWhy score={score} reasons={reasons} />}>{format.percent(score / 100)}</Figure>
        )
      }
    >
      <div className={styles.bar} role="img" aria-label={t('quality.score', { score })}>
        <span style={{ width: `${score}%` }} />
      </div>
      {reasons.length > 0 && (
        <ul className={styles.reasons}>
          {reasons.map((reason) => (
            <li key={reason.code + (reason.field ?? '')}>
              <Icon name="risk" size={14} className="warn" />
              <button type="button" className="link" onClick={() => onFix(reason.field ?? undefined)}>
                {reason.detail}
              </button>
            </li>
          ))}
        </ul>
      )}
      {(duplicates.data ?? []).map((pair) => (
        <div key={pair.id} className="meta text-3">
          {t('quality.duplicate', {
            name: pair.first.id === customer.id ? pair.second.name : pair.first.name,
            score: format.number(pair.score, 2),
          })}{' '}
          <Link to="/duplicates" search={{ pair: pair.id }} className="link">
            {t('quality.review')}
          </Link>
        </div>
      ))}
    </Section>
  );
}

function QualityWhy({ score, reasons }: { score: number; reasons: QualityReason[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <table className={styles.why}>
      <caption>{t('quality.why')}</caption>
      <tbody>
        <tr>
          <th scope="row">{t('quality.full')}</th>
          <td>{format.number(100)}</td>
        </tr>
        {reasons.map((reason) => (
          <tr key={reason.code + (reason.field ?? '')}>
            <th scope="row">{reason.detail}</th>
            <td>−{format.number(Math.abs(reason.points))}</td>
          </tr>
        ))}
        <tr className={styles.whyTotal}>
          <th scope="row">{t('quality.rest')}</th>
          <td>{format.number(score)}</td>
        </tr>
      </tbody>
    </table>
  );
}
