import { useText } from '@/shared/i18n/text';
import { Icon } from './Icon';
import styles from './Steps.module.css';

/** Where one is on a way of several steps. */
export function Steps({
  steps,
  at,
  brief = false,
}: {
  steps: readonly string[];
  /** Place of the step one is at, from 0. */
  at: number;
  /** On a narrow screen only the step one is at is named. */
  brief?: boolean;
}) {
  const t = useText();
  return (
    <ol className={styles.steps} data-brief={brief || undefined} aria-label={t('steps')}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={styles.step}
          data-state={index < at ? 'done' : index === at ? 'now' : 'ahead'}
          aria-current={index === at ? 'step' : undefined}
        >
          <b>{index < at ? <Icon name="check" size={14} /> : index + 1}</b>
          <span>{step}</span>
        </li>
      ))}
    </ol>
  );
}
