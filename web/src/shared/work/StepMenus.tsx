import { Menu } from '@mantine/core';
import type { ReactElement } from 'react';
import { type Answer, answers, type Step, type WorkItem } from '@/shared/api/work';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { type Snooze, snoozes, snoozeUntil } from './due';

export type AskedInDialog = 'done' | 'snooze' | 'handover' | 'rejection';

interface MenuProps {
  item: WorkItem;
  opened: boolean;
  onChange: (opened: boolean) => void;
  onStep: (step: Step, said?: string) => void;
  /** What needs more than one choice: a note, another time. */
  onAsk: (what: AskedInDialog) => void;
  children: ReactElement;
}

/** Whether doing it was talking to somebody, so that something came of it. */
export function isContact(item: WorkItem): boolean {
  return item.kind !== 'task';
}

/** What came of it; a task that was no contact is simply done. */
export function DoneMenu({ item, opened, onChange, onStep, onAsk, children }: MenuProps) {
  const t = useText();
  if (!isContact(item)) return children;
  const done = (answer?: Answer) => onStep({ verb: 'done', body: { answer } });
  return (
    <Menu opened={opened} onChange={onChange} position="bottom-end" width={220}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('work.answer.question')}</Menu.Label>
        {answers.map((answer) => (
          <Menu.Item key={answer} onClick={() => done(answer)}>
            {t(`work.answer.${answer}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="note" size={14} />} onClick={() => onAsk('done')}>
          {t('work.withNote')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

export function SnoozeMenu({ opened, onChange, onStep, onAsk, children }: MenuProps) {
  const t = useText();
  const format = useFormat();
  const snooze = (choice: Snooze) => {
    const until = snoozeUntil(choice).toISOString();
    onStep({ verb: 'snooze', body: { until } }, t('work.said.snoozed', { until: format.exact(until) }));
  };
  return (
    <Menu opened={opened} onChange={onChange} position="bottom-end" width={220}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('work.snooze.question')}</Menu.Label>
        {snoozes.map((choice) => (
          <Menu.Item key={choice} onClick={() => snooze(choice)}>
            {t(`work.snooze.${choice}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="calendar" size={14} />} onClick={() => onAsk('snooze')}>
          {t('work.snooze.another')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
