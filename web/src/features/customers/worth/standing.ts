import { queryOptions, useQuery } from '@tanstack/react-query';
import { fieldOf, useCatalog } from '@/shared/api/catalog';
import { request } from '@/shared/api/http';
import type { components } from '@/shared/api/schema';

type Schemas = components['schemas'];

export type Standing = Schemas['StandingsValue'];
export type Prediction = Schemas['StandingsPrediction'];
export type Step = Schemas['StageHistoryStep'];
export type Ending = Schemas['StageHistoryDissolution'];
export type Affinities = Schemas['CustomerAffinitiesView'];
export type Fitted = Schemas['FitLogFitted'];

/** Below the records of customers: whatever is written about one has its figures asked again. */
const key = (customer: string, what: string) => ['records', 'customers', 'standing', customer, what];

export function standingQuery(customer: string) {
  return queryOptions({
    queryKey: key(customer, 'value'),
    queryFn: ({ signal }) => request<Standing>('GET', `customers/${customer}/value`, { signal }),
  });
}

export function stagesQuery(customer: string) {
  return queryOptions({
    queryKey: key(customer, 'stages'),
    queryFn: ({ signal }) => request<Schemas['StandingStages']>('GET', `customers/${customer}/stages`, { signal }),
  });
}

export function affinitiesQuery(customer: string) {
  return queryOptions({
    queryKey: key(customer, 'affinities'),
    queryFn: ({ signal }) => request<Affinities>('GET', `customers/${customer}/affinities`, { signal }),
  });
}

/** The report of the models in use; refused to those who do not read everybody's orders. */
export const modelsInUseQuery = queryOptions({
  queryKey: ['purchase-models', 'in-use'],
  queryFn: ({ signal }) => request<Fitted>('GET', 'purchase-models/current', { signal }),
  retry: false,
});

export interface Ended {
  endedBy: 'customer' | 'company' | 'both' | null;
  reason: (typeof reasons)[number] | null;
  note: string | null;
}

export const sides = ['customer', 'company', 'both'] as const;
export const reasons = ['needs', 'alternative', 'service', 'advertising', 'terms'] as const;

export function tellEnding(customer: string, ended: Ended): Promise<Ending> {
  return request('PUT', `customers/${customer}/dissolution`, { body: ended });
}

/** Amounts follow from orders: whoever may not read those is shown none, and nothing is asked for. */
export function useReadsOrders(): boolean {
  const catalog = useCatalog();
  const customer = catalog.named('customer');
  return catalog.named('order') !== undefined && customer !== undefined && fieldOf(customer, 'spent') !== undefined;
}

export function useStanding(customer: string) {
  return useQuery({ ...standingQuery(customer), enabled: useReadsOrders() });
}
