import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { RelativeTime } from '@/shared/fields/RelativeTime';
import { useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { dashboardsQuery } from '../api';
import styles from '../reports.module.css';
import { DashboardDialog } from './DashboardDialog';

/** All dashboards that a person has. */
export function DashboardsPage() {
  const t = useText();
  const [naming, setNaming] = useState(false);
  const { data, error, isPending, refetch } = useQuery(dashboardsQuery);
  const create = (
    <Button variant="filled" leftSection={<Icon name="plus" size={14} />} onClick={() => setNaming(true)}>
      {t('dashboards.new')}
    </Button>
  );
  return (
    <div className="page">
      <PageHeader title={t('dashboards.title')} actions={create} />
      {error ? (
        <ErrorPanel failure={error} retry={() => void refetch()} />
      ) : isPending ? (
        <SkeletonLines lines={6} />
      ) : data.length === 0 ? (
        <EmptyState icon="board" title={t('dashboards.none')} actions={create}>
          {t('dashboards.noneHint')}
        </EmptyState>
      ) : (
        <ul className={styles.list}>
          {data.map((dashboard) => (
            <li key={dashboard.id}>
              <Link to="/insight/dashboards/$id" params={{ id: dashboard.id }} className={styles.entry}>
                <span className="grow strong">{dashboard.name}</span>
                <span className="meta text-2">{t('dashboards.tiles', { count: dashboard.tiles.length })}</span>
                <span className="meta text-2 wide-only">{t(`sharing.${dashboard.sharing}`)}</span>
                <span className="meta text-3 wide-only">
                  <RelativeTime instant={dashboard.changedAt} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {naming && <DashboardDialog onClose={() => setNaming(false)} />}
    </div>
  );
}
