import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ObjectType } from '@/shared/api/catalog';
import { useLabel, useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { usePageTitle } from '@/shared/ui/PageHeader';
import { Steps } from '@/shared/ui/Steps';
import styles from './imports.module.css';

const steps = ['file', 'columns', 'check', 'import'] as const;

interface Props {
  object?: ObjectType;
  title: string;
  step: (typeof steps)[number];
  side?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
}

/** The assistant around its steps: where one is, the work, what will happen, and the way on. */
export function ImportFrame({ object, title, step, side, footer, children }: Props) {
  const t = useText();
  const label = useLabel();
  usePageTitle(title);
  return (
    <div className={styles.assistant}>
      <header className={styles.head}>
        <div className="grow">
          <nav className={styles.crumbs} aria-label={t('imports.crumbs')}>
            {object && (
              <>
                <Link to="/$path" params={{ path: object.path }} className={styles.crumb}>
                  {label(object.pluralLabel)}
                </Link>
                <Icon name="right" size={14} />
              </>
            )}
            <Link to="/imports" className={styles.crumb}>
              {t('imports.title')}
            </Link>
          </nav>
          <h1>{title}</h1>
        </div>
        <Steps steps={steps.map((one) => t(`imports.step.${one}`))} at={steps.indexOf(step)} brief />
      </header>
      <div className={styles.body} data-side={side !== undefined || undefined}>
        <div className={styles.work}>{children}</div>
        {side && <aside className={styles.side}>{side}</aside>}
      </div>
      {footer && <footer className={styles.foot}>{footer}</footer>}
    </div>
  );
}
