import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/http';
import { listRecords } from '@/shared/api/records';
import type { Sums } from './numbers';

export function sumsQuery(path: string, filter: string) {
  return queryOptions({
    queryKey: ['records', path, 'sums', filter],
    queryFn: ({ signal }) =>
      request<Sums>('GET', `${path}/sums`, { query: { filter, fields: 'totalReporting,returnedReporting' }, signal }),
    staleTime: 60_000,
  });
}

export function countQuery(path: string, filter: string) {
  return queryOptions({
    queryKey: ['records', path, 'count', filter],
    queryFn: async ({ signal }) => {
      const page = await listRecords(path, { filter, limit: 1, total: 'exact' }, signal);
      return page.total?.value ?? 0;
    },
    staleTime: 60_000,
  });
}
