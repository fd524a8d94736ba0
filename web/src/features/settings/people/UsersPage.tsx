import { Button, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useText } from '@/shared/i18n/text';
import { Avatar } from '@/shared/ui/Avatar';
import { Badge } from '@/shared/ui/Badge';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import styles from '../settings.module.css';
import { usersQuery } from './people';
import { UserDrawer } from './UserDrawer';

const route = getRouteApi('/frame/settings/users');

export function UsersPage() {
  const t = useText();
  const navigate = useNavigate();
  const { open } = route.useSearch();
  const { data: users, error, refetch } = useQuery(usersQuery);
  const [sought, setSought] = useState('');
  const [inactive, setInactive] = useState(false);
  const show = (next: string | undefined) => void navigate({ to: '/settings/users', search: { open: next } });
  const words = sought.trim().toLocaleLowerCase();
  const shown = users?.filter(
    (user) =>
      (inactive || user.active) && `${String(user.name)} ${String(user.email)}`.toLocaleLowerCase().includes(words),
  );
  return (
    <div className="page">
      <PageHeader
        title={t('settings.users')}
        subtitle={t('users.subtitle')}
        actions={
          <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => show('new')}>
            {t('users.invite')}
          </Button>
        }
      />
      <div className={styles.toolbar} style={{ alignItems: 'center' }}>
        <TextInput
          aria-label={t('users.find')}
          placeholder={t('users.find')}
          leftSection={<Icon name="search" />}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
        <Switch
          label={t('users.showInactive')}
          checked={inactive}
          onChange={(event) => setInactive(event.currentTarget.checked)}
        />
      </div>
      {error ? (
        <ErrorPanel failure={error} retry={() => void refetch()} />
      ) : !shown ? (
        <SkeletonLines lines={5} />
      ) : (
        <div className={styles.tableBox} role="region" aria-label={t('settings.users')} tabIndex={0}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('users.name')}</th>
                <th scope="col">{t('users.email')}</th>
                <th scope="col">{t('users.state')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((user) => (
                <tr key={user.id} data-selected={user.id === open || undefined}>
                  <td>
                    <span className="row nowrap">
                      <Avatar name={String(user.name)} size="small" />
                      <button type="button" className={styles.rowButton} onClick={() => show(user.id)}>
                        {String(user.name)}
                      </button>
                    </span>
                  </td>
                  <td className="text-2">{String(user.email ?? '')}</td>
                  <td>{user.active ? t('users.active') : <Badge>{t('users.inactive')}</Badge>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <UserDrawer id={open} onClose={() => show(undefined)} />
    </div>
  );
}
