import { Tooltip } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import styles from './Frame.module.css';
import { Mark } from './Mark';
import { type ShownEntry, useNavigation } from './navigation';

export function isCurrent(to: string, pathname: string): boolean {
  return to === '/' ? pathname === '/' : pathname === to || pathname.startsWith(`${to}/`);
}

/** The left column: groups of entries; the pages of the section that is open stand below its entry. */
export function Navigation({ collapsed, onToggle }: { collapsed: boolean; onToggle: () => void }) {
  const t = useText();
  const groups = useNavigation();
  return (
    <nav className={styles.navigation} aria-label={t('frame.navigation')}>
      <div className={styles.brand}>
        <Mark />
        <span className={styles.brandName}>Relata</span>
        <IconButton
          icon={collapsed ? 'expand' : 'collapse'}
          label={collapsed ? t('frame.expand') : t('frame.collapse')}
          aria-expanded={!collapsed}
          onClick={onToggle}
        />
      </div>
      {groups.map((group, index) => (
        <Fragment key={group[0]!.to}>
          {index > 0 && <hr className={styles.rule} />}
          {group.map((entry) => (
            <Entry key={entry.to} entry={entry} collapsed={collapsed} />
          ))}
        </Fragment>
      ))}
    </nav>
  );
}

function Entry({ entry, collapsed }: { entry: ShownEntry; collapsed: boolean }) {
  const { pathname } = useLocation();
  const current = isCurrent(entry.to, pathname);
  const openPage = entry.pages?.find((page) => isCurrent(page.to, pathname));
  return (
    <>
      <Tooltip label={entry.text} disabled={!collapsed} position="right">
        <Link
          to={entry.to}
          className={styles.entry}
          data-current={(current && !openPage) || undefined}
          aria-current={current && !openPage ? 'page' : undefined}
          aria-label={collapsed ? entry.text : undefined}
        >
          <Icon name={entry.icon} />
          <span className={`${styles.entryText} ellipsis`}>{entry.text}</span>
        </Link>
      </Tooltip>
      {current &&
        entry.pages?.map((page) => (
          <Link
            key={page.to}
            to={page.to}
            className={styles.page}
            data-current={page === openPage || undefined}
            aria-current={page === openPage ? 'page' : undefined}
          >
            <span className="ellipsis">{page.text}</span>
          </Link>
        ))}
    </>
  );
}
