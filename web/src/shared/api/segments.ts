import { queryOptions } from '@tanstack/react-query';
import { request } from './http';
import type { components } from './schema';

type Schemas = components['schemas'];

export type Segment = Schemas['SegmentOverviewShown'];
export type Membership = Schemas['SegmentsMembership'];

/** All segments with members, overlap and what they are as of; asked again by itself while one is being counted. */
export const segmentsQuery = queryOptions({
  queryKey: ['segments', 'overview'],
  queryFn: async ({ signal }): Promise<Segment[]> =>
    (await request<Schemas['SegmentsOverviewAnswer']>('GET', 'segments/overview', { signal })).items,
  refetchInterval: (query) => (query.state.data?.some((segment) => segment.state === 'counting') ? 1_000 : false),
});

/** The segments that one customer is in. */
export function segmentsOfCustomerQuery(customer: string) {
  return queryOptions({
    queryKey: ['segments', 'of', customer],
    queryFn: async ({ signal }): Promise<Membership[]> =>
      (await request<Schemas['SegmentsMembershipsAnswer']>('GET', `customers/${customer}/segments`, { signal })).items,
  });
}

/** Which customers: these, or all under a filter. */
export type Chosen = { ids: string[] } | { filter: string };

export const addToSegment = (segment: string, chosen: Chosen) =>
  request<Schemas['SegmentsChanged']>('POST', `segments/${segment}/members`, { body: chosen });

export const removeFromSegment = (segment: string, chosen: Chosen) =>
  request<Schemas['SegmentsChanged']>('POST', `segments/${segment}/removals`, { body: chosen });

/** The filter of the customers' list that shows the members of a segment. */
export const membersFilter = (segment: string) => `segments.exists(s, s.segment == "${segment}")`;

/** The segment whose members a filter of customers shows, and nothing else. */
export function segmentOfFilter(filter: string): string | undefined {
  return /^segments\.exists\(s, s\.segment == "([0-9a-f-]{36})"\)$/.exec(filter)?.[1];
}

/** Where "make a segment of these" leads: `<Link {...newSegmentOf(filter)}>`. */
export const newSegmentOf = (filter: string) => ({ to: '/segments/new', search: { filter } }) as const;
