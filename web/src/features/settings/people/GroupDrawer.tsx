import { Button, Drawer, TextInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { Select } from '@/shared/fields/Select';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { Confirmation } from '../parts/Confirmation';
import { fieldErrors, Refused } from '../parts/Refused';
import styles from '../settings.module.css';
import { NamesInput } from './NamesInput';
import {
  deleteGroup,
  type Named,
  saveGroup,
  type Team,
  teamQuery,
  type Territory,
  territoryQuery,
  usersQuery,
} from './people';

interface Props {
  kind: 'teams' | 'territories';
  id?: string;
  newTitle: string;
  /** Territories lie within others: those that may be chosen. */
  parents?: Named[];
  onClose: () => void;
}

/** Makes a team or a territory ("new"), changes it, or deletes it. */
export function GroupDrawer({ kind, id, newTitle, parents, onClose }: Props) {
  const t = useText();
  const isNew = id === 'new';
  const query = queryOptions<Team | Territory>(
    (kind === 'teams' ? teamQuery(id ?? '') : territoryQuery(id ?? '')) as never,
  );
  const { data: group, error } = useQuery({ ...query, enabled: id !== undefined && !isNew });
  return (
    <Drawer
      opened={id !== undefined}
      onClose={onClose}
      title={isNew ? newTitle : (group?.name ?? '')}
      overlayProps={{ color: '#0e1013', backgroundOpacity: 0.12 }}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      classNames={{ body: styles.drawerBody }}
    >
      {error ? (
        <ErrorPanel failure={error} />
      ) : id === undefined ? null : isNew || group ? (
        <GroupForm
          key={group ? `${group.id} ${group.version}` : 'new'}
          kind={kind}
          group={isNew ? undefined : group}
          parents={parents}
          onClose={onClose}
        />
      ) : (
        <SkeletonLines lines={4} />
      )}
    </Drawer>
  );
}

function GroupForm({
  kind,
  group,
  parents,
  onClose,
}: Pick<Props, 'kind' | 'parents' | 'onClose'> & { group?: Team | Territory }) {
  const t = useText();
  const client = useQueryClient();
  const { data: users = [] } = useQuery(usersQuery);
  const [deleting, setDeleting] = useState(false);
  const [draft, setDraft] = useState({
    name: group?.name ?? '',
    members: (group?.members ?? []).map(({ id }) => id),
    parent: (group && 'parent' in group && group.parent?.id) || null,
  });
  const done = async () => {
    onClose();
    await client.invalidateQueries({ queryKey: ['records', kind] });
    void client.invalidateQueries({ queryKey: ['records', 'users'] });
  };
  const save = useMutation({
    mutationFn: () =>
      saveGroup(kind, group, {
        name: draft.name,
        members: draft.members,
        ...(parents && { parent: draft.parent }),
      }),
    onSuccess: async (saved) => {
      showToast(t('groups.saved', { name: saved.name }));
      await done();
    },
  });
  const errors = fieldErrors(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className={styles.drawerForm} onSubmit={submit} noValidate>
      <div className={styles.drawerFields}>
        <TextInput
          label={t('groups.name')}
          data-autofocus={!group || undefined}
          value={draft.name}
          error={errors.name}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        {parents && (
          <Select
            label={t('groups.within')}
            data={parents.filter(({ id }) => id !== group?.id).map(({ id, name }) => ({ value: id, label: name }))}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('action.clear') }}
            value={draft.parent}
            error={errors.parent}
            onChange={(parent) => setDraft({ ...draft, parent })}
          />
        )}
        <NamesInput
          label={t('groups.members')}
          offered={users.map((user) => ({ id: user.id, name: String(user.name) }))}
          chosen={draft.members}
          error={errors.members}
          onChange={(members) => setDraft({ ...draft, members })}
        />
        <Refused failure={save.error} shown={['name', 'parent', 'members']} />
      </div>
      <div className={styles.drawerActions}>
        {group && (
          <Button variant="subtle" data-danger onClick={() => setDeleting(true)}>
            {t('groups.delete')}
          </Button>
        )}
        <span className="grow" />
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        <Button type="submit" variant="filled" disabled={!draft.name.trim()} loading={save.isPending}>
          {t('action.save')}
        </Button>
      </div>
      {deleting && group && (
        <Confirmation
          title={t('groups.deleteTitle', { name: group.name })}
          action={t('groups.delete')}
          onClose={() => setDeleting(false)}
          onConfirm={async () => {
            await deleteGroup(kind, group.id);
            await done();
          }}
        >
          {t('groups.deleteText', { count: group.members.length })}
        </Confirmation>
      )}
    </form>
  );
}
