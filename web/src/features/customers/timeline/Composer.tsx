import { Button, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { useMutation } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useState } from 'react';
import { useShortcut } from '@/shared/actions/shortcuts';
import { showToast } from '@/shared/actions/toasts';
import { fieldOf, may, type ObjectType, useCatalog } from '@/shared/api/catalog';
import { CommentForm } from '@/shared/comments/CommentForm';
import { deleteRecord, type Row, type Value } from '@/shared/api/records';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { Chip } from '@/shared/ui/Chip';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon, type IconName } from '@/shared/ui/Icon';
import { Kbd } from '@/shared/ui/Kbd';
import { IconButton } from '@/shared/ui/IconButton';
import { FilePicker } from '../files/FilePicker';
import { attach, useFileChanges, useFileDrop } from '../files/files';
import { usePartChanges } from '../related';
import { TaskComposer } from './TaskComposer';
import styles from './timeline.module.css';

const modes = ['note', 'call', 'meeting'] as const;
type Mode = (typeof modes)[number];
const icons: Record<Mode, IconName> = { note: 'note', call: 'phone', meeting: 'meeting' };

interface Draft {
  body: string;
  subject: string;
  direction: string;
  minutes: string;
  outcome: string;
  at: string | null;
}

const empty: Draft = { body: '', subject: '', direction: 'out', minutes: '', outcome: '', at: null };

function written(mode: Mode, draft: Draft, customer: string): Record<string, Value> {
  const common = { customer, kind: mode, body: draft.body.trim() || null, subject: draft.subject.trim() || null };
  if (mode === 'note') return { ...common, channel: 'internal', direction: 'internal' };
  return {
    ...common,
    channel: mode === 'call' ? 'phone' : 'visit',
    direction: draft.direction,
    outcome: draft.outcome.trim() || null,
    durationSeconds: draft.minutes ? Math.round(Number(draft.minutes) * 60) : null,
    occurredAt: draft.at ? new Date(draft.at.replace(' ', 'T')).toISOString() : null,
  };
}

const tabs = [...modes, 'task', 'comment'] as const;
type Tab = (typeof tabs)[number];
const tabIcons: Record<Tab, IconName> = { ...icons, task: 'task', comment: 'chat' };

/**
 * Writes onto the timeline: a note now, a call or a meeting that has taken place, a task that is to be done, a word to
 * colleagues. Shows what this person may write.
 */
export function Composer({ object, customer }: { object: ObjectType; customer: Row }) {
  const t = useText();
  const panel = useId();
  const task = useCatalog().named('task');
  const shown = tabs.filter((tab) =>
    tab === 'comment' ? true : tab === 'task' ? may(task, 'create') : may(object, 'create'),
  );
  const [wished, setTab] = useState<Tab>('note');
  const tab = shown.includes(wished) ? wished : (shown[0] ?? 'comment');
  const contact = modes.find((mode) => mode === tab);
  const toNote = () => {
    setTab('note');
    requestAnimationFrame(() => document.getElementById(`${panel}-body`)?.focus());
  };
  useShortcut('n', 'shortcuts.note', 'shortcuts.record', toNote, shown.includes('note'));
  return (
    <section className={styles.composer} aria-label={t('composer.title')}>
      <div className={styles.modes} role="tablist" aria-label={t('composer.title')}>
        {shown.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={one === tab}
            aria-controls={panel}
            className={styles.mode}
            onClick={() => setTab(one)}
          >
            <Icon name={tabIcons[one]} size={14} />
            {t(`composer.${one}`)}
          </button>
        ))}
      </div>
      <div id={panel} role="tabpanel" aria-label={t(`composer.${tab}`)}>
        {/* What was begun stays while another tab is looked at. */}
        {may(object, 'create') && (
          <div hidden={contact === undefined}>
            <ContactComposer object={object} customer={customer} mode={contact ?? 'note'} panel={panel} />
          </div>
        )}
        {tab === 'task' && task && <TaskComposer object={task} customer={customer} />}
        {tab === 'comment' && <CommentForm path="customers" record={customer.id} bare />}
      </div>
    </section>
  );
}

function ContactComposer({
  object,
  customer,
  mode,
  panel,
}: {
  object: ObjectType;
  customer: Row;
  mode: Mode;
  panel: string;
}) {
  const t = useText();
  const format = useFormat();
  const [draft, setDraft] = useState(empty);
  const [files, setFiles] = useState<File[]>([]);
  const [idempotencyKey, setIdempotencyKey] = useState(() => crypto.randomUUID());
  // Set while its files are on their way: if one fails, trying again goes on with this entry and writes no second one.
  const [entry, setEntry] = useState<Row>();
  const { create, refresh } = usePartChanges(object);
  const { refresh: refreshFiles } = useFileChanges();
  const drop = useFileDrop((more) => setFiles((before) => [...before, ...more]));
  const save = useMutation({
    mutationFn: async () => {
      const row = entry ?? (await create(written(mode, draft, customer.id), idempotencyKey));
      setEntry(row);
      for (const file of files) {
        await attach(object.path, row.id, file);
        setFiles((left) => left.filter((other) => other !== file));
      }
      if (files.length > 0) refreshFiles();
      return row;
    },
    onError: () => setIdempotencyKey(crypto.randomUUID()),
    onSuccess: (row) => {
      setDraft(empty);
      setEntry(undefined);
      setIdempotencyKey(crypto.randomUUID());
      showToast(t(`composer.saved.${mode}`), async () => {
        await deleteRecord(object.path, row.id, row.version);
        refresh();
      });
    },
  });
  const set = (values: Partial<Draft>) => setDraft((before) => ({ ...before, ...values }));
  const ready =
    entry !== undefined ||
    files.length > 0 ||
    draft.body.trim() !== '' ||
    (mode !== 'note' && draft.subject.trim() !== '');
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && ready && !save.isPending) {
      event.preventDefault();
      save.mutate();
    }
  };
  return (
    <div className={styles.contact} onKeyDown={onKeyDown} {...drop}>
      {mode !== 'note' && <ContactFields object={object} mode={mode} draft={draft} set={set} />}
      <Textarea
        id={`${panel}-body`}
        variant="unstyled"
        autosize
        minRows={1}
        maxRows={12}
        aria-label={t(`composer.body.${mode}`)}
        placeholder={t(`composer.body.${mode}`)}
        value={draft.body}
        classNames={{ input: styles.body }}
        onChange={(event) => set({ body: event.currentTarget.value })}
      />
      {files.length > 0 && (
        <ul className={styles.composerFiles}>
          {files.map((file, index) => (
            <li key={`${index} ${file.name}`}>
              <Chip
                removeLabel={t('files.remove', { name: file.name })}
                onRemove={() => setFiles(files.filter((other) => other !== file))}
              >
                {file.name} · {format.bytes(file.size)}
              </Chip>
            </li>
          ))}
        </ul>
      )}
      {save.isError && <ErrorPanel failure={save.error} title={entry ? t('files.failed') : t('composer.failed')} />}
      <div className={styles.composerFoot}>
        <FilePicker label={t('files.attach')} onFiles={(more) => setFiles((before) => [...before, ...more])}>
          {(open) => <IconButton icon="attachment" label={t('files.attachHint')} onClick={open} />}
        </FilePicker>
        <span className="grow" />
        <span className="wide-only">
          <Kbd>{'Ctrl ↵'}</Kbd>
        </span>
        <Button size="xs" variant="filled" disabled={!ready} loading={save.isPending} onClick={() => save.mutate()}>
          {t(`composer.save.${mode}`)}
        </Button>
      </div>
    </div>
  );
}

function ContactFields({
  object,
  mode,
  draft,
  set,
}: {
  object: ObjectType;
  mode: Mode;
  draft: Draft;
  set: (values: Partial<Draft>) => void;
}) {
  const t = useText();
  const label = useLabel();
  const directions = (fieldOf(object, 'direction')?.choices ?? []).filter((choice) => choice.value !== 'internal');
  return (
    <div className={styles.contactFields}>
      <TextInput
        className={styles.subject}
        label={t('composer.subject')}
        value={draft.subject}
        onChange={(event) => set({ subject: event.currentTarget.value })}
      />
      {mode === 'call' && (
        <NativeSelect
          label={t('composer.direction')}
          value={draft.direction}
          onChange={(event) => set({ direction: event.currentTarget.value })}
          data={directions.map((choice) => ({ value: choice.value, label: label(choice.label) }))}
        />
      )}
      <DateTimePicker
        label={t('composer.when')}
        placeholder={t('composer.now')}
        valueFormat="D MMM HH:mm"
        clearable
        clearButtonProps={{ 'aria-label': t('action.clear') }}
        maxDate={new Date()}
        value={draft.at}
        onChange={(at) => set({ at })}
      />
      <NumberInput
        label={t('composer.minutes')}
        hideControls
        min={0}
        value={draft.minutes}
        onChange={(minutes) => set({ minutes: String(minutes) })}
      />
      <TextInput
        label={t('composer.outcome')}
        value={draft.outcome}
        onChange={(event) => set({ outcome: event.currentTarget.value })}
      />
    </div>
  );
}
