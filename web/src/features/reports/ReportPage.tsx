import { Button, Menu } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { useCatalog } from '@/shared/api/catalog';
import { useLabel, useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import { PageHeader } from '@/shared/ui/PageHeader';
import { deleteReport, type Report, reportQuery } from './api';
import { DashboardMenu } from './dashboards/DashboardMenu';
import { LiveResult } from './LiveResult';
import { Opened } from './Opened';
import styles from './reports.module.css';
import { ScheduleDialog } from './ScheduleDialog';
import { StopNotice } from './StopNotice';

export function ReportPage() {
  const { id } = useParams({ from: '/frame/insight/reports/$id' });
  const query = useQuery(reportQuery(id));
  return <Opened query={query}>{(report) => <Shown report={report} />}</Opened>;
}

function Shown({ report }: { report: Report }) {
  const t = useText();
  const label = useLabel();
  const object = useCatalog().named(report.object);
  const { stop } = useSearch({ from: '/frame/insight/reports/$id' });
  const [scheduling, setScheduling] = useState(false);
  return (
    <div className="page">
      <PageHeader
        title={report.name}
        subtitle={
          <>
            {report.description && <div>{report.description}</div>}
            <Link to="/insight/reports" className="link">
              {t('reports.title')}
            </Link>
            {object && ` · ${label(object.pluralLabel)}`}
            {!report.own && report.owner && ` · ${report.owner}`}
          </>
        }
        actions={
          <>
            <DashboardMenu report={report.id} />
            <Button leftSection={<Icon name="mail" size={14} />} onClick={() => setScheduling(true)}>
              {t('reports.schedule')}
            </Button>
            <More report={report} />
            <Button
              variant="filled"
              renderRoot={(props) =>
                report.own ? (
                  <Link {...props} to="/insight/reports/$id/edit" params={{ id: report.id }} />
                ) : (
                  <Link
                    {...props}
                    to="/insight/reports/new"
                    search={{ object: report.object, definition: JSON.stringify(report.definition) }}
                  />
                )
              }
            >
              {report.own ? t('reports.edit') : t('reports.copy')}
            </Button>
          </>
        }
      />
      {stop && <StopNotice report={report.id} schedule={stop} />}
      <div className={styles.single}>
        <LiveResult object={report.object} definition={report.definition} title={report.name} height={420} />
      </div>
      {scheduling && <ScheduleDialog report={report} onClose={() => setScheduling(false)} />}
    </div>
  );
}

function More({ report }: { report: Report }) {
  const t = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => deleteReport(report),
    onSuccess: async () => {
      showToast(t('reports.deleted', { name: report.name }));
      await navigate({ to: '/insight/reports' });
      await client.invalidateQueries({ queryKey: ['reports'] });
    },
  });
  if (!report.own) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton icon="more" label={t('reports.more')} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          renderRoot={(props) => (
            <Link
              {...props}
              to="/insight/reports/new"
              search={{ object: report.object, definition: JSON.stringify(report.definition) }}
            />
          )}
          leftSection={<Icon name="copy" />}
        >
          {t('reports.copy')}
        </Menu.Item>
        <Menu.Item color="red" leftSection={<Icon name="trash" />} onClick={() => remove.mutate()}>
          {t('reports.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
