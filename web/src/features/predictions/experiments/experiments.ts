import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '@/shared/api/http';
import type { components } from '@/shared/api/schema';
import { isWorking } from '../predictions';

type Schemas = components['schemas'];

export type Experiment = Schemas['ExperimentAnswer'];
export type Report = Schemas['ExperimentReport'];
export type Outcome = Schemas['ExperimentReportOutcomeReport'];
export type Lift = Schemas['ExperimentReportLift'];
export type Estimate = Schemas['ExperimentReportEstimate'];
export type Wish = Schemas['ExperimentWish'];

export const experimentsQuery = queryOptions({
  queryKey: ['experiments'],
  queryFn: ({ signal }) =>
    request<{ items: Experiment[] }>('GET', 'experiments', { signal }).then(({ items }) => items),
  refetchInterval: ({ state }) => (state.data?.some((one) => isWorking(one.state)) ? 1_000 : false),
});

export function experimentQuery(id: string) {
  return queryOptions({
    queryKey: ['experiments', id],
    queryFn: ({ signal }) => request<Experiment>('GET', `experiments/${id}`, { signal }),
    refetchInterval: ({ state }) => (isWorking(state.data?.state) ? 1_000 : false),
  });
}

export function rankingQuery(id: string, arm: string, outcome: string) {
  return queryOptions({
    queryKey: ['experiments', id, 'ranking', arm, outcome],
    queryFn: ({ signal }) =>
      request<{ items: { record: string; name: string | null; effect: number }[] }>(
        'GET',
        `experiments/${id}/ranking`,
        {
          query: { arm, outcome, limit: 10 },
          signal,
        },
      ),
  });
}

export function useExperimentVerbs(id: string) {
  const client = useQueryClient();
  return {
    again: useMutation({
      mutationFn: () => request<Experiment>('POST', `experiments/${id}/runs`, { idempotencyKey: crypto.randomUUID() }),
      onSuccess: (experiment) => client.setQueryData(experimentQuery(id).queryKey, experiment),
    }),
    remove: useMutation({
      mutationFn: () => request<void>('DELETE', `experiments/${id}`),
      onSuccess: () => void client.invalidateQueries({ queryKey: experimentsQuery.queryKey, exact: true }),
    }),
  };
}
