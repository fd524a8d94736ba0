import { Button } from '@mantine/core';
import { type UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Row } from '@/shared/api/records';
import { useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import styles from '../settings.module.css';

export interface Placed {
  row: Row;
  depth: number;
}

/** Teams, or the tree of territories: one line each, opened in the drawer. */
export function GroupsPage({
  title,
  subtitle,
  action,
  empty,
  query,
  arrange,
  opened,
  onOpen,
  children,
}: {
  title: string;
  subtitle: string;
  action: string;
  empty: string;
  query: UseQueryResult<Row[]>;
  arrange: (rows: Row[]) => Placed[];
  opened?: string;
  onOpen: (id: string) => void;
  children: ReactNode;
}) {
  const t = useText();
  const add = (
    <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => onOpen('new')}>
      {action}
    </Button>
  );
  return (
    <div className={`page ${styles.narrow}`}>
      <PageHeader title={title} subtitle={subtitle} actions={query.data?.length ? add : undefined} />
      {query.error ? (
        <ErrorPanel failure={query.error} retry={() => void query.refetch()} />
      ) : !query.data ? (
        <SkeletonLines lines={4} />
      ) : query.data.length === 0 ? (
        <EmptyState icon="team" title={empty} actions={add} />
      ) : (
        <div className={styles.tableBox}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('users.name')}</th>
              </tr>
            </thead>
            <tbody>
              {arrange(query.data).map(({ row, depth }) => (
                <tr key={row.id} data-selected={row.id === opened || undefined}>
                  <td style={{ paddingLeft: 12 + depth * 24 }}>
                    <button type="button" className={styles.rowButton} onClick={() => onOpen(row.id)}>
                      {String(row.name)}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {children}
    </div>
  );
}
