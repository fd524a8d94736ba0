import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from './http';
import type { Row, Value } from './records';
import type { components } from './schema';

type Answer = components['schemas']['HistoryAnswer'];
export type HistoryEntry = Omit<Answer['items'][number], 'changes'> & {
  changes: { field: string; before: Value; after: Value }[];
};

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
