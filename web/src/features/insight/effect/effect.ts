import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/http';
import type { components } from '@/shared/api/schema';

export type Effect = components['schemas']['Effect'];
export type Lift = components['schemas']['EffectLift'];
export type Assumptions = components['schemas']['Assumptions'];

/** Actions whose effect can be asked for by itself. */
export const actions = ['call', 'mail', 'visit', 'offer', 'feedback'] as const;

/** Customers chosen in a year, each followed for so many days. */
export const effectQuery = (days: number, action: string) =>
  queryOptions({
    queryKey: ['next-actions', 'effect', days, action],
    queryFn: () =>
      request<Effect>(
        'GET',
        `next-actions/effect?days=${days}${action === 'all' ? '' : `&action=${encodeURIComponent(action)}`}`,
      ),
  });

export const assumptionsQuery = queryOptions({
  queryKey: ['next-action-settings'],
  queryFn: () => request<Assumptions>('GET', 'next-action-settings'),
});

export const writeAssumptions = (wanted: Assumptions) =>
  request<Assumptions>('PUT', 'next-action-settings', { body: wanted });
