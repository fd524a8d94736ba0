import { Button, Drawer, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useMemo, useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { useMe } from '@/shared/api/me';
import { Select } from '@/shared/fields/Select';
import { languageNames, languages, useLanguage } from '@/shared/i18n/language';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { fieldErrors, Refused } from '../parts/Refused';
import { timeZones } from '../parts/timeZones';
import { rolesQuery } from '../roles/requests';
import styles from '../settings.module.css';
import { NamesInput } from './NamesInput';
import { addUser, changeUser, teamsQuery, territoriesQuery, type User, userQuery } from './people';
import { UserActions } from './UserActions';

/** Invites a user ("new") or changes one. */
export function UserDrawer({ id, onClose }: { id?: string; onClose: () => void }) {
  const t = useText();
  const isNew = id === 'new';
  const { data: user, error } = useQuery({ ...userQuery(id ?? ''), enabled: id !== undefined && !isNew });
  return (
    <Drawer
      opened={id !== undefined}
      onClose={onClose}
      title={isNew ? t('users.invite') : (user?.name ?? t('users.user'))}
      overlayProps={{ color: '#0e1013', backgroundOpacity: 0.12 }}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      classNames={{ body: styles.drawerBody }}
    >
      {error ? (
        <ErrorPanel failure={error} />
      ) : id === undefined ? null : isNew || user ? (
        <UserForm key={user ? `${user.id} ${user.version}` : 'new'} user={isNew ? undefined : user} onClose={onClose} />
      ) : (
        <SkeletonLines lines={6} />
      )}
    </Drawer>
  );
}

const ids = (named: { id: string }[]) => named.map(({ id }) => id);

function UserForm({ user, onClose }: { user?: User; onClose: () => void }) {
  const t = useText();
  const me = useMe();
  const client = useQueryClient();
  const { language } = useLanguage();
  const { data: roles = [] } = useQuery(rolesQuery);
  const { data: teams = [] } = useQuery(teamsQuery);
  const { data: territories = [] } = useQuery(territoriesQuery);
  const [draft, setDraft] = useState({
    name: user?.name ?? '',
    email: user?.email ?? '',
    language: user?.language ?? language,
    timeZone: user?.timeZone ?? me.timeZone,
    roles: ids(user?.roles ?? []),
    teams: ids(user?.teams ?? []),
    territories: ids(user?.territories ?? []),
  });
  const zones = useMemo(() => timeZones(draft.timeZone), [draft.timeZone]);
  const named = (rows: { id: string; name?: unknown }[]) => rows.map((row) => ({ id: row.id, name: String(row.name) }));
  const refresh = () => client.invalidateQueries({ queryKey: ['records', 'users'] });
  const save = useMutation({
    mutationFn: () => (user ? changeUser(user, draft) : addUser(draft)),
    onSuccess: async (saved) => {
      showToast(user ? t('users.saved', { name: saved.name }) : t('users.invited', { email: saved.email }));
      void client.invalidateQueries({ queryKey: rolesQuery.queryKey });
      onClose();
      await refresh();
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
          label={t('users.name')}
          data-autofocus={!user || undefined}
          value={draft.name}
          error={errors.name}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        <TextInput
          label={t('users.email')}
          type="email"
          value={draft.email}
          error={errors.email}
          onChange={(event) => setDraft({ ...draft, email: event.currentTarget.value })}
        />
        <NamesInput
          label={t('settings.roles')}
          offered={roles}
          chosen={draft.roles}
          error={errors.roles}
          onChange={(chosen) => setDraft({ ...draft, roles: chosen })}
        />
        <NamesInput
          label={t('settings.teams')}
          description={t('users.teamsHint')}
          offered={named(teams)}
          chosen={draft.teams}
          error={errors.teams}
          onChange={(chosen) => setDraft({ ...draft, teams: chosen })}
        />
        <NamesInput
          label={t('settings.territories')}
          description={t('users.territoriesHint')}
          offered={named(territories)}
          chosen={draft.territories}
          error={errors.territories}
          onChange={(chosen) => setDraft({ ...draft, territories: chosen })}
        />
        <div className={styles.two}>
          <Select
            label={t('account.language')}
            data={languages.map((choice) => ({ value: choice, label: languageNames[choice] }))}
            value={draft.language}
            onChange={(choice) => choice && setDraft({ ...draft, language: choice })}
          />
          <Select
            label={t('profile.timeZone')}
            data={zones}
            searchable
            value={draft.timeZone}
            error={errors.timeZone}
            onChange={(timeZone) => timeZone && setDraft({ ...draft, timeZone })}
          />
        </div>
        <Refused failure={save.error} shown={['name', 'email', 'roles', 'teams', 'territories', 'timeZone']} />
        {user && <UserActions user={user} onChanged={refresh} />}
      </div>
      <div className={styles.drawerActions}>
        <span className="grow" />
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        <Button
          type="submit"
          variant="filled"
          disabled={!draft.name.trim() || !draft.email.trim()}
          loading={save.isPending}
        >
          {user ? t('action.save') : t('users.sendInvitation')}
        </Button>
      </div>
    </form>
  );
}
