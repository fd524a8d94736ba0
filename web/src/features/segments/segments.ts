import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/http';
import type { Row } from '@/shared/api/records';
import type { components } from '@/shared/api/schema';

type Schemas = components['schemas'];

export type Preview = Omit<Schemas['SegmentsPreviewAnswer'], 'sample'> & { sample: Row[] };
export type Reach = Schemas['AudienceReach'];
export type Overlap = Schemas['AudienceOverlap'];
export type Policy = Schemas['PolicyTerms'];
export type ContactLimit = Schemas['ContactLimit'];
export type Simulation = Schemas['PolicySimulationSimulation'];
export type SegmentSettings = Schemas['HoldoutShown'];

/** Who would be in a segment with these conditions. */
export const previewQuery = (filter: string) =>
  queryOptions({
    queryKey: ['segments', 'preview', filter],
    queryFn: ({ signal }) => request<Preview>('GET', 'segments/preview', { query: { filter: filter || ' ' }, signal }),
    retry: false,
  });

export const reachQuery = (filter: string) =>
  queryOptions({
    queryKey: ['segments', 'reach', filter],
    queryFn: ({ signal }) =>
      request<Reach>('GET', 'segments/preview/reach', { query: { filter: filter || ' ' }, signal }),
    retry: false,
  });

export const overlapQuery = (filter: string) =>
  queryOptions({
    queryKey: ['segments', 'overlap', filter],
    queryFn: ({ signal }) =>
      request<Overlap>('GET', 'segments/preview/overlap', { query: { filter: filter || ' ' }, signal }),
    retry: false,
  });

export const policiesQuery = queryOptions({
  queryKey: ['policies', 'all'],
  queryFn: async ({ signal }): Promise<Policy[]> =>
    (await request<Schemas['PoliciesAnswer']>('GET', 'policies', { signal })).items,
});

export const simulationQuery = queryOptions({
  queryKey: ['policies', 'simulation'],
  queryFn: ({ signal }) => request<Simulation>('GET', 'policies/simulation', { signal }),
});

export const segmentSettingsQuery = queryOptions({
  queryKey: ['segment-settings'],
  queryFn: ({ signal }) => request<SegmentSettings>('GET', 'segment-settings', { signal }),
});

export const actions = ['call', 'mail', 'visit', 'offer', 'feedback', 'solve', 'leave'] as const;
