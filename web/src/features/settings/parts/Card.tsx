import type { ReactNode } from 'react';
import styles from '../settings.module.css';

/** One matter of a settings page: its name, what it is for, and its controls. */
export function Card({
  title,
  hint,
  actions,
  children,
}: {
  title: string;
  hint?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <section className={styles.card} aria-label={title}>
      <div className={styles.cardHead}>
        <div className="grow">
          <h2>{title}</h2>
          {hint && <p>{hint}</p>}
        </div>
        {actions}
      </div>
      <div className={styles.cardBody}>{children}</div>
    </section>
  );
}
