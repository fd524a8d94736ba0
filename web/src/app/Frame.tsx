import { Outlet } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ConflictDialog } from '@/features/records/ConflictDialog';
import { CreationDrawer } from '@/features/records/CreationDrawer';
import { listenToShortcuts, useShortcut } from '@/shared/actions/shortcuts';
import { undoLast } from '@/shared/actions/toasts';
import { useText } from '@/shared/i18n/text';
import { ToastList } from '@/shared/ui/ToastList';
import { BottomBar } from './BottomBar';
import styles from './Frame.module.css';
import { Navigation } from './Navigation';
import { Palette } from './Palette';
import { ShortcutHelp } from './ShortcutHelp';
import { TopBar } from './TopBar';

const collapsedKey = 'relata-navigation-collapsed';

/** What stands around every page: navigation, top bar, palette, toasts, and the drawer that creates. */
export function Frame() {
  const t = useText();
  const [collapsed, setCollapsed] = useState(() => localStorage.getItem(collapsedKey) === 'yes');
  const [help, setHelp] = useState(false);

  useEffect(listenToShortcuts, []);
  useShortcut('?', 'shortcuts.help', 'shortcuts.everywhere', () => setHelp(true));
  useShortcut('z', 'shortcuts.undo', 'shortcuts.everywhere', undoLast);

  const toggle = () => {
    localStorage.setItem(collapsedKey, collapsed ? 'no' : 'yes');
    setCollapsed(!collapsed);
  };

  return (
    <div className={styles.app} data-collapsed={collapsed || undefined}>
      <a href="#main" className={styles.skip}>
        {t('frame.skip')}
      </a>
      <Navigation collapsed={collapsed} onToggle={toggle} />
      <TopBar onHelp={() => setHelp(true)} />
      <main className={styles.main} id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <BottomBar />
      <Palette />
      <ShortcutHelp opened={help} onClose={() => setHelp(false)} />
      <CreationDrawer />
      <ConflictDialog />
      <ToastList />
    </div>
  );
}
