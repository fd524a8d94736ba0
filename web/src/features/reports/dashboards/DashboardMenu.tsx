import { Button, Menu } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { describeProblem } from '@/shared/api/problem';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { changeDashboard, type Dashboard, dashboardsQuery } from '../api';
import { DashboardDialog } from './DashboardDialog';

/** Puts a report on one of the person's dashboards, or on a new one. */
export function DashboardMenu({ report }: { report: string }) {
  const t = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [naming, setNaming] = useState(false);
  const { data } = useQuery(dashboardsQuery);
  const put = useMutation({
    mutationFn: (dashboard: Dashboard) =>
      changeDashboard(dashboard, { tiles: [...dashboard.tiles, { report, width: 6, height: 2 }] }),
    onSuccess: async (saved) => {
      client.setQueryData(['dashboards', saved.id], saved);
      await client.invalidateQueries({ queryKey: ['dashboards'] });
      await navigate({ to: '/insight/dashboards/$id', params: { id: saved.id } });
    },
    onError: (failure) => showToast(describeProblem(failure, t)),
  });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button leftSection={<Icon name="board" size={14} />}>{t('dashboards.put')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(data ?? [])
            .filter((dashboard) => dashboard.own)
            .map((dashboard) => (
              <Menu.Item key={dashboard.id} onClick={() => put.mutate(dashboard)}>
                {dashboard.name}
              </Menu.Item>
            ))}
          <Menu.Item leftSection={<Icon name="plus" />} onClick={() => setNaming(true)}>
            {t('dashboards.new')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {naming && <DashboardDialog report={report} onClose={() => setNaming(false)} />}
    </>
  );
}
