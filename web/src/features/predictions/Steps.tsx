import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import styles from './predictions.module.css';

/** Where one is on the way from a question to its answer. */
export function Steps({ steps, at }: { steps: readonly string[]; at: number }) {
  const t = useText();
  return (
    <ol className={styles.steps} aria-label={t('predictions.steps')}>
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
