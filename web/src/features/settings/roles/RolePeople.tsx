import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { Select } from '@/shared/fields/Select';
import { useText } from '@/shared/i18n/text';
import { Avatar } from '@/shared/ui/Avatar';
import { Badge } from '@/shared/ui/Badge';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { IconButton } from '@/shared/ui/IconButton';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { Refused } from '../parts/Refused';
import { usersQuery } from '../people/people';
import styles from '../settings.module.css';
import { giveRole, type Holder, holdersQuery, rolesQuery, takeRole } from './requests';
import type { Role } from './roles';

/** Who has the role; people get it and lose it here. */
export function RolePeople({ role }: { role: Role }) {
  const t = useText();
  const client = useQueryClient();
  const { data: holders, error, refetch } = useQuery(holdersQuery(role.id));
  const { data: users = [] } = useQuery(usersQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  const set = async (user: string, has: boolean) => {
    await (has ? giveRole(role.id, user) : takeRole(role.id, user));
    await Promise.all([
      client.invalidateQueries({ queryKey: holdersQuery(role.id).queryKey }),
      client.invalidateQueries({ queryKey: rolesQuery.queryKey }),
      client.invalidateQueries({ queryKey: ['records', 'users'] }),
    ]);
  };
  const change = useMutation({ mutationFn: ({ user, has }: { user: string; has: boolean }) => set(user, has) });
  if (error) return <ErrorPanel failure={error} retry={() => void refetch()} />;
  if (!holders) return <SkeletonLines lines={4} />;
  const offered = users.filter((user) => user.active && !holders.some((holder) => holder.id === user.id));
  const add = (user: string) => change.mutate({ user, has: true }, { onSuccess: () => setChosen(null) });
  const remove = (holder: Holder) =>
    change.mutate(
      { user: holder.id, has: false },
      {
        onSuccess: () =>
          showToast(t('roles.taken', { name: holder.name, role: role.name }), () => set(holder.id, true)),
      },
    );
  return (
    <div className={styles.form}>
      <div className={styles.toolbar}>
        <Select
          className="grow"
          label={t('roles.addPerson')}
          placeholder={t('roles.choosePerson')}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('action.clear') }}
          nothingFoundMessage={t('roles.everybodyHasIt')}
          data={offered.map((user) => ({ value: user.id, label: `${String(user.name)}, ${String(user.email)}` }))}
          value={chosen}
          onChange={setChosen}
        />
        <Button disabled={!chosen} loading={change.isPending} onClick={() => chosen && add(chosen)}>
          {t('roles.give')}
        </Button>
      </div>
      <Refused failure={change.error} />
      {holders.length === 0 ? (
        <EmptyState icon="team" title={t('roles.nobody')} />
      ) : (
        <div className={styles.tableBox} role="region" aria-label={t('roles.holders')} tabIndex={0}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('users.name')}</th>
                <th scope="col">{t('users.email')}</th>
                <td className={styles.end} />
              </tr>
            </thead>
            <tbody>
              {holders.map((holder) => (
                <tr key={holder.id}>
                  <td>
                    <span className="row nowrap">
                      <Avatar name={holder.name} size="small" />
                      <span className="medium">{holder.name}</span>
                      {!holder.active && <Badge>{t('users.inactive')}</Badge>}
                    </span>
                  </td>
                  <td className="text-2">{holder.email}</td>
                  <td className={styles.number}>
                    <IconButton
                      icon="close"
                      label={t('roles.take', { name: holder.name })}
                      disabled={change.isPending}
                      onClick={() => remove(holder)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
