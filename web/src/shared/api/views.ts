import { queryOptions } from '@tanstack/react-query';
import { request } from './http';

/** A saved list: what it asks, what it shows, who sees it. */
export interface View {
  id: string;
  object: string;
  name: string;
  sharing: 'mine' | 'team' | 'everyone';
  team?: string | null;
  filter?: string | null;
  sort?: string | null;
  columns?: string[] | null;
  layout: 'table' | 'board';
  groupBy?: string | null;
  pinned: boolean;
  position: number;
  version: number;
}

type Wire = Omit<View, 'sort'> & { sort?: string | string[] | null };

function read(wire: Wire): View {
  return { ...wire, sort: Array.isArray(wire.sort) ? wire.sort.join(',') : wire.sort };
}

export function viewsQuery(object: string) {
  return queryOptions({
    queryKey: ['views', object],
    queryFn: async () => {
      const answer = await request<{ items: Wire[] } | Wire[]>('GET', 'views', { query: { object } });
      const views = (Array.isArray(answer) ? answer : answer.items).map(read);
      return views.sort((a, b) => a.position - b.position);
    },
    staleTime: 60_000,
  });
}

export type ViewDraft = Pick<
  View,
  'object' | 'name' | 'sharing' | 'filter' | 'sort' | 'columns' | 'layout' | 'groupBy' | 'pinned'
>;

export const createView = (draft: ViewDraft) => request<Wire>('POST', 'views', { body: draft }).then(read);
export const changeView = (view: View, values: Partial<ViewDraft>) =>
  request<Wire>('PATCH', `views/${view.id}`, { body: values, ifMatch: view.version }).then(read);
export const deleteView = (view: View) => request<void>('DELETE', `views/${view.id}`, { ifMatch: view.version });
