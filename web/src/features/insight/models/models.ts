import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/http';
import type { components } from '@/shared/api/schema';

type Schemas = components['schemas'];

export type Fitted = Schemas['FitLogFitted'];
export type Fit = Schemas['FitLogEntry'];

const pauseMs = 1_000;

export const runs = (fit: Fit | undefined) => fit?.state === 'waiting';

/** Fits that were asked for, the newest first; looked at every second while the newest one runs. */
export const fitsQuery = queryOptions({
  queryKey: ['purchase-models', 'all'],
  queryFn: ({ signal }) => request<{ items: Fit[] }>('GET', 'purchase-models', { signal }),
  refetchInterval: (query) => (runs(query.state.data?.items[0]) ? pauseMs : false),
});

/** One fit with its report: that in use where none is named. */
export function fittedQuery(fit: string | undefined) {
  return queryOptions({
    queryKey: ['purchase-models', fit ?? 'current'],
    queryFn: ({ signal }) => request<Fitted>('GET', `purchase-models/${fit ?? 'current'}`, { signal }),
  });
}

export function askForFit(asOf: string | null, heldOutWeeks: number | null) {
  return request<{ id: string }>('POST', 'purchase-models', { body: { asOf, heldOutWeeks } });
}
