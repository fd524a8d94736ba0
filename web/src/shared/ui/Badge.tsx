import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon';
import styles from './ui.module.css';

export type Tone = 'neutral' | 'good' | 'warn' | 'risk' | 'accent';

/** A state in a word, on a soft ground; colour never stands alone. */
export function Badge({
  tone = 'neutral',
  icon,
  dot,
  children,
  title,
}: {
  tone?: Tone;
  /** A coloured point before the word: the colour that an administrator gave to a choice. */
  dot?: string | null;
  icon?: IconName;
  children: ReactNode;
  title?: string;
}) {
  return (
    <span className={styles.badge} data-tone={tone} title={title}>
      {dot && <span className={styles.dot} data-color={dot} aria-hidden="true" />}
      {icon && <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}
