import { queryOptions } from '@tanstack/react-query';
import { request } from './http';
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
  'object' | 'name' | 'sharing' | 'filter' | 'sort' | 'columns' | 'layout' | 'groupBy' | 'pinned'
>;

export function viewsQuery(object: string) {
  return queryOptions({
    queryKey: ['views', object],
    queryFn: async () => {
      const { items } = await request<{ items: View[] }>('GET', 'views', { query: { object } });
      return items.sort((a, b) => a.position - b.position);
    },
    staleTime: 60_000,
  });
}

export const createView = (draft: ViewDraft) => request<View>('POST', 'views', { body: draft });
export const changeView = (view: View, values: Partial<ViewDraft>) =>
  request<View>('PATCH', `views/${view.id}`, { body: values, ifMatch: view.version });
export const deleteView = (view: View) => request<void>('DELETE', `views/${view.id}`, { ifMatch: view.version });
