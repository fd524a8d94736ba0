import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/http';

export type Measure = 'CONTRIBUTION' | 'SPENT' | 'LIFETIME_VALUE';

/** Shares and probabilities lie between 0 and 1. */
export interface InsightSettings {
  timeZone: string;
  dataEndOn: string | null;
  valuing: { unknownMargin: number; years: number; yearlyDiscount: number };
  tiering: { measure: Measure; shareA: number; shareB: number };
  key: { contribution: number; lifetimeValue: number; growth: number; tenure: number; least: number; most: number };
  stages: {
    leaves: number;
    returns: number;
    enquiryDays: number;
    expansionPurchases: number;
    commitmentPurchases: number;
    commitmentDays: number;
    commits: number;
    stays: number;
    keptSpending: number;
    silentTimes: number;
    silentDays: number;
  };
}

export interface Run {
  state: 'none' | 'waiting' | 'done' | 'failed';
  asOf: string | null;
  askedAt: string | null;
  finishedAt: string | null;
  customers: number;
  written: number;
}

const pauseMs = 1_000;

export const insightSettingsQuery = queryOptions({
  queryKey: ['insight-settings'],
  queryFn: () => request<InsightSettings>('GET', 'insight-settings'),
});

/** The newest pass over everybody; looked at every second while it runs. */
export const runQuery = queryOptions({
  queryKey: ['standing-runs'],
  queryFn: ({ signal }) => request<Run>('GET', 'standing-runs/current', { signal }),
  refetchInterval: (query) => (query.state.data?.state === 'waiting' ? pauseMs : false),
});
