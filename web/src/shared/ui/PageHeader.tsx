import { type ReactNode, useEffect } from 'react';
import styles from './ui.module.css';

/** Title of a page (and of the browser's tab) with its actions at the right, the primary one last. */
export function PageHeader({ title, subtitle, actions }: { title: string; subtitle?: ReactNode; actions?: ReactNode }) {
  usePageTitle(title);
  return (
    <header className={styles.header}>
      <div className="grow">
        <h1 className="ellipsis">{title}</h1>
        {subtitle && <div className="small text-2">{subtitle}</div>}
      </div>
      {actions && <div className={styles.headerActions}>{actions}</div>}
    </header>
  );
}

export function usePageTitle(title: string) {
  useEffect(() => {
    document.title = `${title} · Relata`;
  }, [title]);
}
