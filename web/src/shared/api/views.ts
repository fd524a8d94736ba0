import { queryOptions } from '@tanstack/react-query';
import type { ObjectType } from './catalog';
import { request } from './http';
import type { Count } from './records';
import type { components } from './schema';

export type Sharing = 'mine' | 'team' | 'everyone';
export type Layout = 'table' | 'board';

/** A saved list: what it asks, what it shows, who sees it. Only its owner (`own`) changes it. */
export type View = Omit<components['schemas']['ViewAnswer'], 'sharing' | 'layout'> & {
  sharing: Sharing;
  layout: Layout;
};

export type ViewDraft = Pick<
  View,
  'object' | 'name' | 'sharing' | 'team' | 'filter' | 'sort' | 'columns' | 'layout' | 'groupBy' | 'pinned'
>;

export function viewsQuery(object: string) {
  return queryOptions({
    queryKey: ['views', object],
    queryFn: async () => {
      const { items } = await request<{ items: View[] }>('GET', 'views', { query: { object } });
      return items;
    },
    staleTime: 60_000,
  });
}

export const createView = (draft: ViewDraft) => request<View>('POST', 'views', { body: draft });
export const changeView = (view: View, values: Partial<ViewDraft>) =>
  request<View>('PATCH', `views/${view.id}`, { body: values, ifMatch: view.version });
export const deleteView = (view: View) => request<void>('DELETE', `views/${view.id}`, { ifMatch: view.version });

/** How many records each view holds, in one answer; a view that takes too long is absent. */
export function viewCountsQuery(object: ObjectType) {
  return queryOptions({
    queryKey: ['records', object.path, 'view-counts'],
    queryFn: ({ signal }) =>
      request<{ counts: Record<string, Count> }>('GET', 'views/counts', {
        query: { object: object.name },
        signal,
      }).then((answer) => answer.counts),
    staleTime: 60_000,
  });
}

/** The order in which this person has the views, and which of them opens first. */
export const arrangeViews = (object: string, order: string[], standard: string | null) =>
  request<void>('PUT', 'views/arrangement', { query: { object }, body: { order, standard } });
