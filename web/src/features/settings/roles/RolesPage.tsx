import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { Aside } from '../parts/Aside';
import styles from '../settings.module.css';
import { NewRole } from './NewRole';
import { RoleEditor } from './RoleEditor';
import { rolesQuery } from './requests';

const route = getRouteApi('/frame/settings/roles/{-$role}');

export function RolesPage() {
  const t = useText();
  const { role: id } = route.useParams();
  const { data: roles, error, refetch } = useQuery(rolesQuery);
  const [creating, setCreating] = useState(false);
  if (error) return <ErrorPanel failure={error} retry={() => void refetch()} />;
  if (!roles) return <SkeletonLines lines={6} />;
  const role = id ? roles.find((each) => each.id === id) : (roles.find((each) => !each.administrator) ?? roles[0]);
  const item = (each: (typeof roles)[number]) => ({
    to: `/settings/roles/${each.id}`,
    text: each.name,
    count: each.users,
  });
  const own = roles.filter((each) => !each.builtIn);
  return (
    <div className={styles.split} data-fixed>
      <Aside
        label={t('settings.roles')}
        current={role ? `/settings/roles/${role.id}` : ''}
        groups={[
          { title: t('roles.people'), items: roles.filter((each) => each.builtIn).map(item) },
          ...(own.length > 0 ? [{ title: t('roles.own'), items: own.map(item) }] : []),
        ]}
        action={{ text: t('roles.new'), onClick: () => setCreating(true) }}
      />
      {role ? (
        <RoleEditor key={`${role.id} ${role.version}`} role={role} onCopy={() => setCreating(true)} />
      ) : (
        <EmptyState icon="team" title={t('roles.missing')} />
      )}
      {creating && <NewRole roles={roles} from={role} onClose={() => setCreating(false)} />}
    </div>
  );
}
