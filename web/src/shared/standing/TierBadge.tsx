import { useText } from '@/shared/i18n/text';
import styles from './standing.module.css';

/** How much a customer counts: the weight of the fill is the rank, never a colour. */
export function TierBadge({ tier, keyCustomer }: { tier?: string | null; keyCustomer?: boolean }) {
  const t = useText();
  if (keyCustomer) {
    return (
      <span className={styles.tier} data-tier="A">
        <span aria-hidden="true">◆</span>
        {t('standing.key')}
      </span>
    );
  }
  if (!tier) return null;
  return (
    <span className={styles.tier} data-tier={tier} title={t('standing.tier', { tier })}>
      {tier}
    </span>
  );
}
