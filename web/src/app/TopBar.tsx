import { Button, Menu } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { useState } from 'react';
import { openCreation } from '@/shared/actions/creation';
import { useShortcut } from '@/shared/actions/shortcuts';
import { may, useCatalog } from '@/shared/api/catalog';
import { useLabel, useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import { Kbd } from '@/shared/ui/Kbd';
import { TopBarPlaceTarget } from '@/shared/ui/TopBarPlace';
import { AccountMenu } from './AccountMenu';
import { Bell } from './Bell';
import styles from './Frame.module.css';

/** Objects that people create by themselves; the others begin at the record they belong to. */
export function useCreatable() {
  const catalog = useCatalog();
  return catalog.objects.filter(
    (object) =>
      may(object, 'create') && (['customer', 'order', 'product', 'task'].includes(object.name) || object.custom),
  );
}

export function TopBar({ onHelp }: { onHelp: () => void }) {
  const t = useText();
  return (
    <header className={styles.bar}>
      <button type="button" className={styles.command} onClick={spotlight.open} aria-keyshortcuts="Control+K">
        <Icon name="search" />
        <span className="grow ellipsis">{t('frame.paletteHint')}</span>
        <span className="wide-only">
          <Kbd>Ctrl K</Kbd>
        </span>
      </button>
      <TopBarPlaceTarget />
      <span className="grow" />
      <CreateMenu />
      <Bell />
      <span className="wide-only">
        <IconButton icon="help" label={t('frame.shortcuts')} onClick={onHelp} />
      </span>
      <AccountMenu />
    </header>
  );
}

function CreateMenu() {
  const t = useText();
  const label = useLabel();
  const creatable = useCreatable();
  const [opened, setOpened] = useState(false);
  useShortcut('c', 'shortcuts.create', 'shortcuts.everywhere', () => setOpened(true), creatable.length > 0);
  if (creatable.length === 0) return null;
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end">
      <Menu.Target>
        <Button
          size="xs"
          className="wide-only"
          leftSection={<Icon name="plus" size={14} />}
          rightSection={<Kbd>C</Kbd>}
          aria-keyshortcuts="C"
        >
          {t('action.create')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {creatable.map((object) => (
          <Menu.Item key={object.name} leftSection={<Icon name="plus" />} onClick={() => openCreation(object.name)}>
            {label(object.label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
