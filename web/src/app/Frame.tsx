import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useConflict } from '@/shared/actions/conflicts';
import { useCreation } from '@/shared/actions/creation';
import { listenToShortcuts, useShortcut } from '@/shared/actions/shortcuts';
import { undoLast } from '@/shared/actions/toasts';
import { useText } from '@/shared/i18n/text';
import { ToastList } from '@/shared/ui/ToastList';
import { BottomBar } from './BottomBar';
import { tellCutTextOnHover } from './cutText';
import styles from './Frame.module.css';
import { Navigation } from './Navigation';
import { Palette } from './Palette';
import { ServerAway } from './ServerAway';
import { ShortcutHelp } from './ShortcutHelp';
import { TopBar } from './TopBar';

// Forms are heavy (calendars, pickers): they come when the first one opens.
const CreationDrawer = lazy(() => import('@/features/records/CreationDrawer'));
const ConflictDialog = lazy(() => import('@/features/records/ConflictDialog'));

const collapsedKey = 'relata-navigation-collapsed';

/** What stands around every page: navigation, top bar, palette, toasts, and the drawer that creates. */
export function Frame() {
  const t = useText();
  const [collapsed, setCollapsed] = useState(() => localStorage.getItem(collapsedKey) === 'yes');
  const [help, setHelp] = useState(false);

  useEffect(listenToShortcuts, []);
  useEffect(tellCutTextOnHover, []);
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
      <Dialogs />
      <ToastList />
      <ServerAway />
    </div>
  );
}

function Dialogs() {
  const creating = useCreation() !== undefined;
  const conflicting = useConflict() !== undefined;
  // Stays once it was there, so that it can slide away.
  const [created, setCreated] = useState(false);
  if (creating && !created) setCreated(true);
  return (
    <Suspense>
      {created && <CreationDrawer />}
      {conflicting && <ConflictDialog />}
    </Suspense>
  );
}
