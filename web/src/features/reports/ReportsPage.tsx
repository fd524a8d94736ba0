import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCatalog } from '@/shared/api/catalog';
import { RelativeTime } from '@/shared/fields/RelativeTime';
import { useLabel, useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { reportsQuery } from './api';
import styles from './reports.module.css';

/** All reports that a person has: their own, their teams', everyone's. */
export function ReportsPage() {
  const t = useText();
  const label = useLabel();
  const catalog = useCatalog();
  const { data, error, isPending, refetch } = useQuery(reportsQuery);
  const create = (
    <Button
      variant="filled"
      leftSection={<Icon name="plus" size={14} />}
      renderRoot={(props) => <Link {...props} to="/insight/reports/new" />}
    >
      {t('reports.new')}
    </Button>
  );
  return (
    <div className="page">
      <PageHeader title={t('reports.title')} actions={create} />
      {error ? (
        <ErrorPanel failure={error} retry={() => void refetch()} />
      ) : isPending ? (
        <SkeletonLines lines={8} />
      ) : data.length === 0 ? (
        <EmptyState icon="chart" title={t('reports.none')} actions={create}>
          {t('reports.noneHint')}
        </EmptyState>
      ) : (
        <ul className={styles.list}>
          {data.map((report) => (
            <li key={report.id}>
              <Link to="/insight/reports/$id" params={{ id: report.id }} className={styles.entry}>
                <span className="grow">
                  <span className="strong">{report.name}</span>
                  {report.description && <span className="meta text-2 ellipsis">{report.description}</span>}
                </span>
                <span className="meta text-2 wide-only">{label(catalog.named(report.object)?.pluralLabel)}</span>
                <span className="meta text-2 wide-only">
                  {t(`reports.shape.${report.definition.shape ?? 'table'}`)}
                </span>
                <span className="meta text-2">
                  {report.own ? t(`sharing.${report.sharing}`) : (report.owner ?? t('reports.notShown'))}
                </span>
                <span className="meta text-3 wide-only">
                  <RelativeTime instant={report.changedAt} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
