import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { fieldOf, type ObjectType } from '@/shared/api/catalog';
import { useMe } from '@/shared/api/me';
import { createRecord, deleteRecord, type Row } from '@/shared/api/records';
import type { Reference } from '@/shared/api/values';
import { ReferenceInput } from '@/shared/fields/ReferenceInput';
import { useLabel, useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { asText } from '../values';
import styles from './timeline.module.css';

/** Writes down what is to be done for a customer, by whom and until when; a promise is one that the customer was given. */
export function TaskComposer({ object, customer }: { object: ObjectType; customer: Row }) {
  const t = useText();
  const label = useLabel();
  const me = useMe();
  const client = useQueryClient();
  const [subject, setSubject] = useState('');
  const [kind, setKind] = useState('call');
  const [due, setDue] = useState<string | null>(null);
  const [owner, setOwner] = useState<Reference | null>({ id: me.id, name: me.name });
  const [promise, setPromise] = useState(false);
  const [idempotencyKey, setIdempotencyKey] = useState(() => crypto.randomUUID());
  const refresh = () =>
    [['records', 'tasks'], ['timeline'], ['work']].forEach((queryKey) => void client.invalidateQueries({ queryKey }));
  const save = useMutation({
    mutationFn: () =>
      createRecord(
        object.path,
        {
          subject: subject.trim(),
          customer: customer.id,
          kind,
          promise,
          owner: owner?.id ?? null,
          dueAt: due ? new Date(due.replace(' ', 'T')).toISOString() : null,
        },
        idempotencyKey,
      ),
    onError: () => setIdempotencyKey(crypto.randomUUID()),
    onSuccess: (row) => {
      setSubject('');
      setDue(null);
      setPromise(false);
      setIdempotencyKey(crypto.randomUUID());
      refresh();
      showToast(
        t('composer.saved.task', { person: owner?.id === me.id ? 'me' : (owner?.name ?? 'none') }),
        async () => {
          await deleteRecord(object.path, row.id, row.version);
          refresh();
        },
      );
    },
  });
  const ready = subject.trim() !== '';
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && ready && !save.isPending) {
      event.preventDefault();
      save.mutate();
    }
  };
  const kinds = fieldOf(object, 'kind')?.choices ?? [];
  return (
    <div onKeyDown={onKeyDown}>
      <div className={styles.contactFields}>
        <TextInput
          className={styles.subject}
          label={t('composer.what')}
          placeholder={t('composer.whatHint', { name: asText(customer.name) })}
          value={subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
        <NativeSelect
          label={label(fieldOf(object, 'kind')?.label)}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value)}
          data={kinds.map((choice) => ({ value: choice.value, label: label(choice.label) }))}
        />
        <DateTimePicker
          label={label(fieldOf(object, 'dueAt')?.label)}
          valueFormat="D MMM HH:mm"
          clearable
          clearButtonProps={{ 'aria-label': t('action.clear') }}
          value={due}
          onChange={setDue}
        />
        <ReferenceInput
          target="user"
          label={label(fieldOf(object, 'owner')?.label)}
          value={owner}
          onChange={setOwner}
        />
      </div>
      {save.isError && <ErrorPanel failure={save.error} title={t('composer.failed')} />}
      <div className={styles.composerFoot}>
        <Checkbox
          label={label(fieldOf(object, 'promise')?.label)}
          checked={promise}
          onChange={(event) => setPromise(event.currentTarget.checked)}
        />
        <span className="grow" />
        <Button size="xs" variant="filled" disabled={!ready} loading={save.isPending} onClick={() => save.mutate()}>
          {t('composer.save.task')}
        </Button>
      </div>
    </div>
  );
}
