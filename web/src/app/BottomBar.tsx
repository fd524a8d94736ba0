import { Drawer } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { Link, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import styles from './Frame.module.css';
import { isCurrent } from './Navigation';
import { useNavigation } from './navigation';

/** Under 640 px: five tabs; the rest of the navigation opens from the last. */
export function BottomBar() {
  const t = useText();
  const { pathname } = useLocation();
  const [more, setMore] = useState(false);
  const groups = useNavigation();
  const entries = groups.flat();
  return (
    <nav className={styles.bottom} aria-label={t('frame.navigation')}>
      {entries.slice(0, 3).map((entry) => (
        <Link
          key={entry.to}
          to={entry.to}
          className={styles.tab}
          data-current={isCurrent(entry.to, pathname) || undefined}
          aria-current={isCurrent(entry.to, pathname) ? 'page' : undefined}
        >
          <Icon name={entry.icon} size={20} />
          <span>{entry.text}</span>
        </Link>
      ))}
      <button type="button" className={styles.tab} onClick={spotlight.open}>
        <Icon name="search" size={20} />
        <span>{t('action.search')}</span>
      </button>
      <button type="button" className={styles.tab} onClick={() => setMore(true)} aria-expanded={more}>
        <Icon name="menu" size={20} />
        <span>{t('frame.more')}</span>
      </button>
      <Drawer
        opened={more}
        onClose={() => setMore(false)}
        position="bottom"
        size="auto"
        title={t('frame.more')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        {entries.slice(3).flatMap((entry) => [
          <Link key={entry.to} to={entry.to} className={styles.moreEntry} onClick={() => setMore(false)}>
            <Icon name={entry.icon} />
            {entry.text}
          </Link>,
          ...(entry.pages ?? []).map((page) => (
            <Link
              key={page.to}
              to={page.to}
              className={styles.moreEntry}
              style={{ paddingLeft: 34 }}
              onClick={() => setMore(false)}
            >
              {page.text}
            </Link>
          )),
        ])}
      </Drawer>
    </nav>
  );
}
