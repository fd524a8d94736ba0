import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from './http';
import type { Reference, Row, Value } from './records';

export interface HistoryEntry {
  id: string;
  at: string;
  actor: Reference | null;
  action: string;
  source?: string | null;
  changes: { field: string; before: Value; after: Value }[];
}

export function historyQuery(path: string, id: string) {
  return infiniteQueryOptions({
    queryKey: ['history', path, id],
    queryFn: ({ pageParam, signal }) =>
      request<{ items: HistoryEntry[]; next: string | null }>('GET', `${path}/${id}/history`, {
        query: { cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function restoreValue(path: string, id: string, entry: string, field: string): Promise<Row> {
  return request<Row>('POST', `${path}/${id}/history/${entry}/restoration`, { body: { field } });
}
