import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import type { ObjectType } from '@/shared/api/catalog';
import { Problem } from '@/shared/api/problem';
import { changeView, createView, type View, type ViewDraft } from '@/shared/api/views';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { SharingFields, useSharing } from '@/shared/ui/Sharing';
import type { List } from './ListHeader';
import { type ListState, writeSort } from './listState';
import styles from './records.module.css';

export function draftOf(object: ObjectType, state: ListState): Omit<ViewDraft, 'name' | 'sharing' | 'team' | 'pinned'> {
  return {
    object: object.name,
    filter: state.filter,
    sort: state.sort.map((key) => writeSort([key])),
    columns: state.columns.map((column) => column.name),
    layout: state.layout,
    groupBy: state.groupBy ?? null,
  };
}

/** Names and shares a view: a new one holds what the list shows now. */
export function ViewDialog({
  object,
  list,
  view,
  onClose,
}: {
  object: ObjectType;
  list: List;
  view?: View;
  onClose: () => void;
}) {
  const t = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const shared = useSharing(view);
  const { name, sharing, team } = shared;
  const save = useMutation({
    mutationFn: () =>
      view
        ? changeView(view, { name, sharing, team })
        : createView({ ...draftOf(object, list.state), name, sharing, team, pinned: true }),
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: ['views', object.name] });
      onClose();
      if (!view) await navigate({ to: '/$path', params: { path: object.path }, search: { view: saved.id } });
    },
  });
  const errors = save.error instanceof Problem ? save.error.fieldErrors : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={view ? t('view.edit') : t('view.new')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={submit} className={styles.dialogForm}>
        <SharingFields shared={shared} errors={errors} />
        {!view && <p className="meta text-3">{t('view.holds')}</p>}
        {save.isError && Object.keys(errors).length === 0 && (
          <ErrorPanel failure={save.error} title={t('view.notSaved')} />
        )}
        <div className={styles.dialogActions}>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" variant="filled" loading={save.isPending} disabled={!name.trim()}>
            {t('view.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
