import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { fieldOf, type ObjectType } from '@/shared/api/catalog';
import { titleOf, type Value, written } from '@/shared/api/records';
import { FieldInput } from '@/shared/fields/FieldInput';
import { Select } from '@/shared/fields/Select';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Progress } from '@/shared/ui/Progress';
import { type BulkChange, type BulkWork, isWorking, readBulk, startBulk, stopBulk, targetOf, undoBulk } from './bulk';
import type { ListState } from './listState';
import styles from './records.module.css';
import { editableField } from './useEditing';
import type { Selection } from './useSelection';

interface Props {
  object: ObjectType;
  state: ListState;
  selection: Selection;
  purpose: 'assign' | 'edit' | 'delete';
  onClose: () => void;
}

/** Says what a bulk change will touch, runs it with a number and a way to stop, and leaves a way back. */
export default function BulkDialog({ object, state, selection, purpose, onClose }: Props) {
  const t = useText();
  const client = useQueryClient();
  const [target] = useState(() => targetOf(selection, state));
  const [name, setName] = useState<string | undefined>(purpose === 'assign' ? 'owner' : undefined);
  const [value, setValue] = useState<Value>(null);
  const field = name ? fieldOf(object, name) : undefined;
  const work: BulkWork | undefined =
    purpose === 'delete'
      ? { kind: 'delete' }
      : field && { kind: 'edit', values: { [field.name]: written(field, value) } };
  const run = useMutation({ mutationFn: () => startBulk(object, target, work!, false) });
  const refresh = () => {
    void client.invalidateQueries({ queryKey: ['records', object.path] });
    void client.invalidateQueries({ queryKey: ['sums', object.path] });
  };
  const finish = (change: BulkChange) => {
    refresh();
    selection.clear();
    onClose();
    const undo = change.id
      ? async () => {
          let undone = await undoBulk(change.id!);
          while (isWorking(undone)) {
            await new Promise((resolve) => setTimeout(resolve, 500));
            undone = await readBulk(change.id!);
          }
          refresh();
        }
      : undefined;
    showToast(
      t(purpose === 'delete' ? 'bulk.deleted' : 'bulk.changed', { count: change.done, refused: change.refused }),
      undo,
    );
  };
  return (
    <Modal opened onClose={onClose} title={t(`bulk.${purpose}`)} closeButtonProps={{ 'aria-label': t('action.close') }}>
      {run.data ? (
        <Running change={run.data} onDone={finish} onClose={onClose} />
      ) : (
        <div className={styles.dialogForm}>
          {purpose === 'edit' && (
            <FieldChoice object={object} name={name} onChange={(next) => (setName(next), setValue(null))} />
          )}
          {field && (
            <FieldInput key={field.name} field={{ ...field, required: false }} value={value} onChange={setValue} />
          )}
          {work && <Preview object={object} target={target} work={work} />}
          {run.isError && <ErrorPanel failure={run.error} title={t('bulk.failed')} />}
          <div className={styles.dialogActions}>
            <Button onClick={onClose}>{t('action.cancel')}</Button>
            <Button
              variant="filled"
              data-danger={purpose === 'delete' || undefined}
              disabled={!work}
              loading={run.isPending}
              onClick={() => run.mutate()}
            >
              {t(`bulk.${purpose}`)}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}

function FieldChoice({
  object,
  name,
  onChange,
}: {
  object: ObjectType;
  name?: string;
  onChange: (name: string) => void;
}) {
  const t = useText();
  const label = useLabel();
  const fields = object.fields.filter(editableField(object));
  return (
    <Select
      label={t('bulk.field')}
      searchable
      data-autofocus
      data={fields.map((field) => ({ value: field.name, label: label(field.label) }))}
      value={name ?? null}
      onChange={(next) => next && onChange(next)}
    />
  );
}

function Preview({
  object,
  target,
  work,
}: {
  object: ObjectType;
  target: ReturnType<typeof targetOf>;
  work: BulkWork;
}) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const { data, error } = useQuery({
    queryKey: ['bulk', object.path, target, work],
    queryFn: () => startBulk(object, target, work, true),
    staleTime: 0,
    gcTime: 0,
  });
  if (error) return <ErrorPanel failure={error} title={t('bulk.previewFailed')} />;
  if (!data) return <p className="small text-2">{t('bulk.counting')}</p>;
  const names = (data.sample ?? []).map((row) => titleOf(object, row));
  return (
    <div className="small">
      <b className="strong">
        {t(work.kind === 'delete' ? 'bulk.willDelete' : 'bulk.willChange', {
          count: data.total,
          shown: format.number(data.total),
          objects: label(object.pluralLabel).toLocaleLowerCase(),
        })}
      </b>
      {names.length > 0 && <p className="text-2">{names.join(', ') + (data.total > names.length ? '…' : '')}</p>}
      {data.refused > 0 && <p className="warn">{t('bulk.willRefuse', { count: data.refused })}</p>}
      <p className="text-3 meta">{work.kind === 'delete' ? t('bulk.binKeeps') : t('bulk.canUndo')}</p>
    </div>
  );
}

function Running({
  change,
  onDone,
  onClose,
}: {
  change: BulkChange;
  onDone: (change: BulkChange) => void;
  onClose: () => void;
}) {
  const t = useText();
  const format = useFormat();
  const { data = change } = useQuery({
    queryKey: ['bulk-change', change.id],
    queryFn: () => readBulk(change.id!),
    enabled: change.id !== null && isWorking(change),
    refetchInterval: (query) => (query.state.data && !isWorking(query.state.data) ? false : 500),
  });
  const working = isWorking(data);
  useEffect(() => {
    if (!working) onDone(data);
    // Only the end of the work matters here.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [working]);
  return (
    <div className={styles.dialogForm}>
      <div className="row small">
        <span className="grow">
          {t('bulk.progress', { done: format.number(data.done), total: format.number(data.total) })}
        </span>
      </div>
      <Progress done={data.done} total={data.total} label={t('bulk.title')} />
      <div className={styles.dialogActions}>
        <Button onClick={onClose}>{t('bulk.background')}</Button>
        <Button onClick={() => change.id && void stopBulk(change.id)}>{t('bulk.stop')}</Button>
      </div>
    </div>
  );
}
