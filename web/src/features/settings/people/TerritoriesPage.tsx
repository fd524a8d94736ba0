import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useText } from '@/shared/i18n/text';
import { GroupDrawer } from './GroupDrawer';
import { GroupsPage } from './GroupsPage';
import { territoriesQuery } from './people';
import { asTree } from './tree';

const route = getRouteApi('/frame/settings/territories');

export function TerritoriesPage() {
  const t = useText();
  const navigate = useNavigate();
  const { open } = route.useSearch();
  const query = useQuery(territoriesQuery);
  const show = (next: string | undefined) => void navigate({ to: '/settings/territories', search: { open: next } });
  return (
    <GroupsPage
      title={t('settings.territories')}
      subtitle={t('territories.subtitle')}
      action={t('territories.new')}
      empty={t('territories.none')}
      query={query}
      arrange={asTree}
      opened={open}
      onOpen={show}
    >
      <GroupDrawer
        kind="territories"
        id={open}
        newTitle={t('territories.new')}
        parents={(query.data ?? []).map((row) => ({ id: row.id, name: String(row.name) }))}
        onClose={() => show(undefined)}
      />
    </GroupsPage>
  );
}
