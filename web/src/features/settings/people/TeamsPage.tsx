import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useText } from '@/shared/i18n/text';
import { GroupDrawer } from './GroupDrawer';
import { GroupsPage } from './GroupsPage';
import { teamsQuery } from './people';

const route = getRouteApi('/frame/settings/teams');

export function TeamsPage() {
  const t = useText();
  const navigate = useNavigate();
  const { open } = route.useSearch();
  const query = useQuery(teamsQuery);
  const show = (next: string | undefined) => void navigate({ to: '/settings/teams', search: { open: next } });
  return (
    <GroupsPage
      title={t('settings.teams')}
      subtitle={t('teams.subtitle')}
      action={t('teams.new')}
      empty={t('teams.none')}
      query={query}
      arrange={(rows) => rows.map((row) => ({ row, depth: 0 }))}
      opened={open}
      onOpen={show}
    >
      <GroupDrawer kind="teams" id={open} newTitle={t('teams.new')} onClose={() => show(undefined)} />
    </GroupsPage>
  );
}
