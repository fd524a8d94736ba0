import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from './http';
import type { components } from './schema';

export type WorkItem = components['schemas']['ItemAnswersWorkItem'];
export type WorkItemList = components['schemas']['WorkItemList'];
export type WorkSummary = components['schemas']['WorkItemsWorkSummary'];
export type WorkReason = WorkItem['reasons'][number];
export type NextAction = components['schemas']['NextAction'];
export type RejectionList = components['schemas']['RejectionList'];

export const whoseWork = ['mine', 'team', 'all'] as const;
export type Whose = (typeof whoseWork)[number];

export const kindsOfWork = ['call', 'message', 'complaint', 'meeting', 'task'] as const;
export type KindOfWork = (typeof kindsOfWork)[number];

export const answers = ['reached', 'not-reached', 'bought', 'refused', 'other'] as const;
export type Answer = (typeof answers)[number];

export const rejectionReasons = [
  'not-now',
  'wrong-customer',
  'wrong-action',
  'already-done',
  'asked-not-to',
  'other',
] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

/** Somebody else may change the list at any time: it is asked for again while it stands on screen. */
const freshMs = 30_000;
export const pageOfWork = 10;

export function workQuery(whose: Whose, kind?: string) {
  return infiniteQueryOptions({
    queryKey: ['work', 'items', whose, kind ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      request<WorkItemList>('GET', 'work-items', {
        query: { whose, kind, limit: pageOfWork, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: freshMs,
  });
}

export function workSummaryQuery(whose: Whose) {
  return queryOptions({
    queryKey: ['work', 'summary', whose],
    queryFn: ({ signal }) => request<WorkSummary>('GET', 'work-items/summary', { query: { whose }, signal }),
    refetchInterval: freshMs,
  });
}

export function nextActionQuery(customer: string) {
  return queryOptions({
    queryKey: ['work', 'next', customer],
    queryFn: ({ signal }) => request<NextAction>('GET', `customers/${customer}/next-action`, { signal }),
    refetchInterval: freshMs,
  });
}

export function rejectionsQuery(days: number) {
  return queryOptions({
    queryKey: ['work', 'rejections', days],
    queryFn: ({ signal }) => request<RejectionList>('GET', 'work-items/rejections', { query: { days }, signal }),
  });
}

export const workSettingsQuery = queryOptions({
  queryKey: ['work', 'settings'],
  queryFn: ({ signal }) => request<{ neglectDays: number }>('GET', 'work-settings', { signal }),
});

export type Step =
  | { verb: 'done'; body: { answer?: Answer; note?: string } }
  | { verb: 'snooze'; body: { until: string } }
  | { verb: 'handover'; body: { user?: string; team?: string; note?: string } }
  | { verb: 'rejection'; body: { reason: RejectionReason; note?: string } };

export function takeStep(item: string, step: Step): Promise<unknown> {
  return request('POST', `work-items/${item}/${step.verb}`, { body: step.body });
}

export function undoStep(item: string): Promise<unknown> {
  return request('POST', `work-items/${item}/undo`);
}
