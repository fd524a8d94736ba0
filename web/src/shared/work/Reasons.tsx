import type { WorkReason } from '@/shared/api/work';
import { Icon } from '@/shared/ui/Icon';
import styles from './work.module.css';
import { useReasons } from './words';

/** Why, at most three, the most urgent first; in a line, or one below the other. */
export function Reasons({ reasons, stacked = false }: { reasons: readonly WorkReason[]; stacked?: boolean }) {
  const inWords = useReasons();
  if (reasons.length === 0) return null;
  return (
    <ul className={styles.reasons} data-stacked={stacked || undefined}>
      {inWords(reasons.slice(0, 3)).map((reason) => (
        <li key={reason.code} className={styles.reason} data-tone={reason.tone}>
          <Icon name={reason.icon} size={14} />
          <span>{reason.words}</span>
        </li>
      ))}
    </ul>
  );
}
