import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import styles from './pictures.module.css';

/** The place of a picture until its figures are there, in about its height. */
export function Waiting<T>({
  query,
  lines = 7,
  children,
}: {
  query: UseQueryResult<T>;
  lines?: number;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  return (
    <div className={`card ${styles.card}`}>
      {query.error ? (
        <ErrorPanel failure={query.error} retry={() => void query.refetch()} />
      ) : (
        <SkeletonLines lines={lines} />
      )}
    </div>
  );
}
