import { Modal } from '@mantine/core';
import { useActiveShortcuts } from '@/shared/actions/shortcuts';
import { useText } from '@/shared/i18n/text';
import { Kbd } from '@/shared/ui/Kbd';

const groups = ['shortcuts.everywhere', 'shortcuts.list', 'shortcuts.record'] as const;

/** The keys that work on the screen behind it, by what they do. */
export function ShortcutHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useText();
  const active = useActiveShortcuts();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('shortcuts.title')}
      size="md"
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {groups.map((group) => {
        const shortcuts = active.filter(
          (shortcut, index) =>
            shortcut.group === group && active.findLastIndex((other) => other.keys === shortcut.keys) === index,
        );
        if (shortcuts.length === 0) return null;
        return (
          <section key={group} style={{ marginBottom: 16 }}>
            <h3 style={{ marginBottom: 4 }}>{t(group)}</h3>
            <ul>
              {group === 'shortcuts.everywhere' && <Line keys="Ctrl K" text={t('shortcuts.palette')} />}
              {shortcuts.map((shortcut) => (
                <Line key={shortcut.keys} keys={shortcut.keys} text={t(shortcut.label)} />
              ))}
            </ul>
          </section>
        );
      })}
    </Modal>
  );
}

function Line({ keys, text }: { keys: string; text: string }) {
  return (
    <li className="row small" style={{ height: 30, borderBottom: '1px solid var(--relata-line)' }}>
      <span className="grow">{text}</span>
      <Kbd>{keys.length === 1 ? keys.toUpperCase() : keys}</Kbd>
    </li>
  );
}
