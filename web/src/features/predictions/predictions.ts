import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '@/shared/api/http';
import type { components } from '@/shared/api/schema';

type Schemas = components['schemas'];

export type Prediction = Schemas['PredictionAnswer'];
export type Line = Schemas['PredictionAnswersPredictionLine'];
export type Report = Schemas['PredictionAnswersReportAnswer'];
export type Leak = Schemas['PredictionAnswersLeakAnswer'];
export type Run = Schemas['PredictionAnswersRun'];
export type Score = Schemas['ScoreAnswer'];
export type Reason = Schemas['Reason'];
export type Learnable = Schemas['PredictionsLearnableAnswer'];
export type Wish = Schemas['PredictionWish'];

export function isWorking(state: string | undefined): boolean {
  return state === 'waiting' || state === 'learning' || state === 'scoring' || state === 'comparing';
}

const often = 1_000;

export const predictionsQuery = queryOptions({
  queryKey: ['predictions'],
  queryFn: ({ signal }) => request<{ items: Line[] }>('GET', 'predictions', { signal }).then(({ items }) => items),
  refetchInterval: ({ state }) => (state.data?.some((line) => isWorking(line.state)) ? often : false),
});

export function predictionQuery(id: string) {
  return queryOptions({
    queryKey: ['predictions', id],
    queryFn: ({ signal }) => request<Prediction>('GET', `predictions/${id}`, { signal }),
    refetchInterval: ({ state }) =>
      isWorking(state.data?.runs[0]?.state) || state.data?.writing?.state === 'waiting' ? often : false,
  });
}

export function learnableQuery(object: string) {
  return queryOptions({
    queryKey: ['predictions', 'fields', object],
    queryFn: ({ signal }) =>
      request<{ fields: Learnable[]; purchases: string[] }>('GET', 'predictions/fields', { query: { object }, signal }),
    enabled: object !== '',
  });
}

export function scoresQuery(id: string, version: string) {
  return queryOptions({
    queryKey: ['predictions', id, 'scores', version],
    queryFn: ({ signal }) =>
      request<{ items: Score[]; next: string | null }>('GET', `predictions/${id}/scores`, {
        query: { limit: 20 },
        signal,
      }),
  });
}

/** What its owner does with a prediction; each answer is what is shown from then on. */
export function usePredictionVerbs(id: string) {
  const client = useQueryClient();
  const shown = (prediction: Prediction) => {
    client.setQueryData(predictionQuery(id).queryKey, prediction);
    void client.invalidateQueries({ queryKey: predictionsQuery.queryKey, exact: true });
  };
  return {
    again: useMutation({
      mutationFn: (wish: Schemas['PredictionsLearnAgain']) =>
        request<Prediction>('POST', `predictions/${id}/versions`, {
          body: wish,
          idempotencyKey: crypto.randomUUID(),
        }),
      onSuccess: shown,
    }),
    write: useMutation({
      mutationFn: (field: string) => request<Prediction>('PUT', `predictions/${id}/field`, { body: { field } }),
      onSuccess: shown,
    }),
    stop: useMutation({
      mutationFn: () => request<Prediction>('DELETE', `predictions/${id}/field`),
      onSuccess: shown,
    }),
    remove: useMutation({
      mutationFn: () => request<void>('DELETE', `predictions/${id}`),
      onSuccess: () => {
        client.removeQueries({ queryKey: predictionQuery(id).queryKey });
        void client.invalidateQueries({ queryKey: predictionsQuery.queryKey, exact: true });
      },
    }),
  };
}
