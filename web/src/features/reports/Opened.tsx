import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { SkeletonLines } from '@/shared/ui/Skeleton';

/** The page of a report or dashboard, which lays itself out once it is there. */
export function Opened<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  if (query.error) {
    return (
      <div className="page">
        <ErrorPanel failure={query.error} retry={() => void query.refetch()} />
      </div>
    );
  }
  return query.isPending ? <SkeletonLines lines={10} /> : children(query.data);
}
