import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/http';
import type { components } from '@/shared/api/schema';

export type Asked = components['schemas']['PurchaseModelsAsked'];
export type Report = NonNullable<Asked['report']>;

/** The models in use; of the state "none" until some were fitted. */
export const currentModelsQuery = queryOptions({
  queryKey: ['purchase-models', 'current'],
  queryFn: ({ signal }) => request<Asked>('GET', 'purchase-models/current', { signal }),
});
