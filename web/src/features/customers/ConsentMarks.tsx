import { useCatalog } from '@/shared/api/catalog';
import type { Row } from '@/shared/api/records';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { decisionFor, purposesOf } from './consents';
import styles from './customer.module.css';
import { asText } from './values';

/** Tick and purpose: given; struck through: refused; absent: not asked. */
export function ConsentMarks({ point, consents }: { point?: Row; consents: Row[] }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const object = useCatalog().named('consent');
  const decided = purposesOf(object).flatMap((purpose) => {
    const consent = decisionFor(consents, purpose.value, point);
    return consent ? [{ purpose, consent }] : [];
  });
  if (decided.length === 0) return null;
  return (
    <ul className={styles.consents}>
      {decided.map(({ purpose, consent }) => {
        const given = consent.state === 'given';
        const when = typeof consent.decidedAt === 'string' ? format.exact(consent.decidedAt) : '';
        return (
          <li
            key={purpose.value}
            data-refused={!given || undefined}
            title={[when, asText(consent.evidence)].filter(Boolean).join(' · ')}
          >
            {given && <Icon name="check" size={12} className="good" />}
            <span className="visually-hidden">{given ? t('consent.given') : t('consent.refused')}</span>
            <span>{label(purpose.label)}</span>
          </li>
        );
      })}
    </ul>
  );
}
