import { queryOptions } from '@tanstack/react-query';
import { listRecords, type Row } from '@/shared/api/records';
import { spendingOf, startOfMonths } from './months';
import { equals } from './values';

const pageSize = 200;
const mostPages = 10;

export function spendingQuery(customer: string, now: Date) {
  const start = startOfMonths(now);
  return queryOptions({
    queryKey: ['records', 'orders', 'spending', customer, start.toISOString()],
    queryFn: async ({ signal }) => {
      const filter = `${equals('customer', customer)} && placedAt >= timestamp("${start.toISOString()}")`;
      const fields = ['number', 'externalId', 'placedAt', 'status', 'total', 'totalReporting', 'returnedReporting'];
      const rows: Row[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < mostPages; page++) {
        const answer = await listRecords(
          'orders',
          { filter, fields, sort: '-placedAt', limit: pageSize, total: 'none', cursor },
          signal,
        );
        rows.push(...answer.items);
        cursor = answer.next ?? undefined;
        if (!cursor) break;
      }
      return spendingOf(rows, now, cursor !== undefined);
    },
  });
}
