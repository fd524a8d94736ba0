import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorPanel } from './ErrorPanel';
import { SkeletonLines } from './Skeleton';

/** What the server answers, once it is there: grey lines until then; where it failed what happened, and a way to ask again. */
export function Loaded<T>({
  query,
  lines,
  children,
}: {
  query: UseQueryResult<T>;
  /** About as many as the answer is high. */
  lines: number;
  children: (data: T) => ReactNode;
}) {
  if (query.error) return <ErrorPanel failure={query.error} retry={() => void query.refetch()} />;
  return query.isPending ? <SkeletonLines lines={lines} /> : children(query.data);
}
