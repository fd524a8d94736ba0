import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/http';
import type { components } from '@/shared/api/schema';

type Schemas = components['schemas'];

export type Capital = Schemas['CapitalPictureCapital'];
export type AtRisk = Schemas['CapitalPictureAtRisk'];
export type Tiering = Schemas['TierPictureTiering'];
export type Keys = Schemas['TierPictureKeys'];
export type Cohorts = Schemas['CohortPictureCohorts'];
export type Rfm = Schemas['CohortPictureRfm'];
export type Lifecycle = Schemas['LifecyclePictureLifecycle'];
export type StageSteps = Schemas['LifecyclePictureSteps'];
export type SetPage = Schemas['SetRowsPage'];
export type Member = Schemas['SetRowsMember'];

function picture<T>(name: string) {
  return queryOptions({
    queryKey: ['insight', name],
    queryFn: ({ signal }) => request<T>('GET', `insight/${name}`, { signal }),
  });
}

export const capitalQuery = picture<Capital>('capital');
export const atRiskQuery = picture<AtRisk>('at-risk');
export const tiersQuery = picture<Tiering>('tiers');
export const keysQuery = picture<Keys>('key-customers');
export const cohortsQuery = picture<Cohorts>('cohorts');
export const rfmQuery = picture<Rfm>('rfm');
export const lifecycleQuery = picture<Lifecycle>('lifecycle');
export const stepsQuery = picture<StageSteps>('lifecycle-steps');

/** Tiers on two days; computed from the facts, which takes seconds where there are millions of orders. */
export function migrationQuery(from: string, to: string) {
  return queryOptions({
    queryKey: ['insight', 'migration', from, to],
    queryFn: ({ signal }) => request<Tiering>('GET', 'tier-migration', { query: { from, to }, signal }),
    staleTime: 60_000,
  });
}

const sets = [
  'capital',
  'at-risk',
  'tier',
  'moved',
  'moved-up',
  'moved-down',
  'next-tier',
  'cohort',
  'rfm',
  'stage',
  'lost',
] as const;

/** Which part of which picture: what the address of its customers says. */
export interface Part {
  set: (typeof sets)[number];
  step?: string;
  from?: string;
  to?: string;
  stage?: string;
  quarter?: string;
  after?: number;
  recency?: number;
  frequency?: number;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const number = (value: unknown) => (typeof value === 'number' ? value : undefined);

export function partOf(search: Record<string, unknown>): Part {
  return {
    set: sets.find((set) => set === search.set) ?? 'moved-up',
    step: text(search.step),
    from: text(search.from),
    to: text(search.to),
    stage: text(search.stage),
    quarter: text(search.quarter),
    after: number(search.after),
    recency: number(search.recency),
    frequency: number(search.frequency),
  };
}

export function readSet(part: Part, place: string | undefined, signal?: AbortSignal) {
  return request<SetPage>('GET', 'insight/customers', { query: { ...part, place }, signal });
}

/** Tiers from the best down; those who bought nothing in the year last. */
export const tierOrder = ['A', 'B', 'C', 'none'] as const;
export const rank = (tier: string | null | undefined) => tierOrder.length - tierOrder.indexOf((tier ?? 'none') as 'A');
