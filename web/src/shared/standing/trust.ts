import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/http';
import type { components } from '@/shared/api/schema';

export type Trust = components['schemas']['Trust'];

/** The models are fitted once a night: what was heard stays good for a while. */
const freshMs = 5 * 60_000;

/** How far figures that rest on the models of purchases can be trusted. */
export const trustQuery = queryOptions({
  queryKey: ['purchase-models', 'trust'],
  queryFn: ({ signal }) => request<Trust>('GET', 'purchase-models/trust', { signal }),
  staleTime: freshMs,
  retry: false,
});
