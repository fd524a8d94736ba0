import { Button, Modal, MultiSelect, NumberInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { request } from '@/shared/api/http';
import { useMe } from '@/shared/api/me';
import { Problem } from '@/shared/api/problem';
import { candidatesQuery } from '@/shared/fields/references';
import { Select } from '@/shared/fields/Select';
import { useFormat } from '@/shared/format/useFormat';
import { useLanguage } from '@/shared/i18n/language';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { IconButton } from '@/shared/ui/IconButton';
import { type Report, type Schedule, schedulesQuery } from './api';
import styles from './reports.module.css';

const rhythms = ['daily', 'weekly', 'monthly'] as const;

/** When and to whom a report goes out by mail: what there is, and a new one. */
export function ScheduleDialog({ report, onClose }: { report: Report; onClose: () => void }) {
  const t = useText();
  const { data } = useQuery(schedulesQuery(report.id));
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('reports.schedule')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {data && !data.mailReady && <p className="warn small">{t('reports.noMail')}</p>}
      {data && data.items.length > 0 && (
        <ul className={styles.list}>
          {data.items.map((schedule) => (
            <Existing key={schedule.id} report={report} schedule={schedule} />
          ))}
        </ul>
      )}
      <NewSchedule report={report} onClose={onClose} />
    </Modal>
  );
}

function useRhythmWords() {
  const t = useText();
  const weekday = useWeekday();
  return (schedule: Pick<Schedule, 'rhythm' | 'day' | 'hour' | 'zone'>) => {
    const time = `${String(schedule.hour).padStart(2, '0')}:00`;
    const place = { time, zone: schedule.zone };
    if (schedule.rhythm === 'weekly') return t('reports.everyWeek', { ...place, day: weekday(schedule.day) });
    if (schedule.rhythm === 'monthly') return t('reports.everyMonth', { ...place, day: schedule.day });
    return t('reports.everyDay', place);
  };
}

function useWeekday() {
  const { language } = useLanguage();
  // The fifth of January 2026 was a Monday.
  return (day: number) =>
    new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, 0, 4 + day));
}

function Existing({ report, schedule }: { report: Report; schedule: Schedule }) {
  const t = useText();
  const format = useFormat();
  const client = useQueryClient();
  const words = useRhythmWords();
  const me = useMe();
  const receives = schedule.recipients.some((recipient) => recipient.id === me.id);
  const remove = useMutation({
    mutationFn: () =>
      request<void>('DELETE', `reports/${report.id}/schedules/${schedule.id}${schedule.own ? '' : '/recipients/me'}`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['reports', report.id, 'schedules'] }),
  });
  return (
    <li className={styles.entry}>
      <span className="grow">
        <span className="strong">{words(schedule)}</span>
        <span className="meta text-2">
          {schedule.recipients.map((recipient) => recipient.name ?? t('reports.notShown')).join(', ')}
          {' · '}
          {t('reports.next', { time: format.exact(schedule.nextAt) })}
        </span>
        {schedule.problem && <span className="meta risk">{t('reports.notSent', { reason: schedule.problem })}</span>}
      </span>
      {(schedule.own || receives) && (
        <IconButton
          icon="trash"
          label={schedule.own ? t('reports.deleteSchedule') : t('reports.stop')}
          onClick={() => remove.mutate()}
        />
      )}
    </li>
  );
}

function NewSchedule({ report, onClose }: { report: Report; onClose: () => void }) {
  const t = useText();
  const client = useQueryClient();
  const weekday = useWeekday();
  const me = useMe();
  const [rhythm, setRhythm] = useState<(typeof rhythms)[number]>('weekly');
  const [day, setDay] = useState(1);
  const [hour, setHour] = useState(8);
  const [recipients, setRecipients] = useState<string[]>([me.id]);
  const { data: people } = useQuery(candidatesQuery('user', ''));
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const save = useMutation({
    mutationFn: () =>
      request<Schedule>('POST', `reports/${report.id}/schedules`, {
        body: { rhythm, day: rhythm === 'daily' ? 1 : day, hour, zone, recipients },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['reports', report.id, 'schedules'] });
      showToast(t('reports.scheduled'));
      onClose();
    },
  });
  const errors = save.error instanceof Problem ? save.error.fieldErrors : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const names = people ?? [{ id: me.id, name: me.name }];
  return (
    <form onSubmit={submit} className={styles.form}>
      <div className={styles.fields}>
        <Select
          label={t('reports.rhythm')}
          data={rhythms.map((value) => ({ value, label: t(`reports.rhythm.${value}`) }))}
          value={rhythm}
          allowDeselect={false}
          onChange={(value) => {
            setRhythm(value as typeof rhythm);
            setDay(1);
          }}
        />
        {rhythm === 'weekly' && (
          <Select
            label={t('reports.weekday')}
            data={[1, 2, 3, 4, 5, 6, 7].map((value) => ({ value: String(value), label: weekday(value) }))}
            value={String(day)}
            allowDeselect={false}
            onChange={(value) => setDay(Number(value))}
          />
        )}
        {rhythm === 'monthly' && (
          <NumberInput
            label={t('reports.monthday')}
            value={day}
            min={1}
            max={31}
            onChange={(value) => setDay(Number(value))}
            error={errors.day}
          />
        )}
        <Select
          label={t('reports.hour')}
          data={Array.from({ length: 24 }, (_, at) => ({
            value: String(at),
            label: `${String(at).padStart(2, '0')}:00`,
          }))}
          value={String(hour)}
          allowDeselect={false}
          onChange={(value) => setHour(Number(value))}
        />
      </div>
      <MultiSelect
        label={t('reports.recipients')}
        description={t('reports.recipientsHint', { zone })}
        data={names.map((person) => ({ value: person.id, label: person.name }))}
        value={recipients}
        onChange={setRecipients}
        error={errors.recipients}
        searchable
      />
      {save.isError && Object.keys(errors).length === 0 && <ErrorPanel failure={save.error} />}
      <div className={styles.dialogActions}>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        <Button type="submit" variant="filled" loading={save.isPending} disabled={recipients.length === 0}>
          {t('reports.addSchedule')}
        </Button>
      </div>
    </form>
  );
}
