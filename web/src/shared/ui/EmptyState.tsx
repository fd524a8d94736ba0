import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon';
import styles from './ui.module.css';

/** Nothing here: what that means in one sentence, and the next step. */
export function EmptyState({
  icon,
  title,
  children,
  actions,
  wholePage = false,
}: {
  icon: IconName;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  /** Stands in the place of a page: its title is the page's. */
  wholePage?: boolean;
}) {
  const Title = wholePage ? 'h1' : 'h2';
  return (
    <div className={styles.empty}>
      <div className={styles.emptyIcon}>
        <Icon name={icon} />
      </div>
      <Title className={styles.emptyTitle}>{title}</Title>
      <p>{children}</p>
      {actions && <div className={styles.emptyActions}>{actions}</div>}
    </div>
  );
}
