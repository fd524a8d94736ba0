import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import styles from './imports.module.css';

export const steps = ['file', 'columns', 'check', 'import'] as const;
export type Step = (typeof steps)[number];

/** Where one is on the way from a file to its records. */
export function Steps({ step }: { step: Step }) {
  const t = useText();
  const at = steps.indexOf(step);
  return (
    <ol className={styles.steps} aria-label={t('imports.steps')}>
      {steps.map((one, index) => (
        <li
          key={one}
          className={styles.step}
          data-state={index < at ? 'done' : index === at ? 'now' : 'ahead'}
          aria-current={index === at ? 'step' : undefined}
        >
          <b>{index < at ? <Icon name="check" size={14} /> : index + 1}</b>
          <span>{t(`imports.step.${one}`)}</span>
        </li>
      ))}
    </ol>
  );
}
