import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/http';

export interface QualityReason {
  code: string;
  field?: string | null;
  detail: string;
  points: number;
}

/** How complete and reliable one record is, from 0 to 100, and what takes points away. */
export function qualityQuery(customer: string) {
  return queryOptions({
    queryKey: ['quality', customer],
    queryFn: ({ signal }) =>
      request<{ score: number; reasons: QualityReason[] }>('GET', `customers/${customer}/quality`, { signal }),
  });
}
