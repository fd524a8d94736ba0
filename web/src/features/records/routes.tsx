import type { QueryClient } from '@tanstack/react-query';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { catalogQuery, type ObjectType } from '@/shared/api/catalog';
import { viewsQuery } from '@/shared/api/views';
import { frameRoute } from '@/shared/routing';
import { listState } from './listState';
import { rowsQuery } from './useRows';

/** What a list shows, in its address: a link opens the same list again. */
export interface ListSearch {
  view?: string;
  filter?: string;
  sort?: string;
  /** Shown columns in order, `name,kind:180`: a number after the colon is a chosen width. */
  columns?: string;
  layout?: 'table' | 'board';
  group?: string;
  pinned?: number;
  bin?: boolean;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

function listSearch(search: Record<string, unknown>): ListSearch {
  return {
    view: text(search.view),
    filter: text(search.filter),
    sort: text(search.sort),
    columns: text(search.columns),
    layout: search.layout === 'board' || search.layout === 'table' ? search.layout : undefined,
    group: text(search.group),
    pinned: typeof search.pinned === 'number' ? search.pinned : undefined,
    bin: search.bin === true || undefined,
  };
}

async function prefetched(client: QueryClient, object: ObjectType, search: ListSearch) {
  const views = await client.fetchQuery(viewsQuery(object.name));
  const state = listState(object, search, views);
  if (state.layout === 'table' && !state.groupBy) await client.prefetchInfiniteQuery(rowsQuery(object, state));
}

const list = createRoute({
  getParentRoute: () => frameRoute,
  path: '/$path',
  validateSearch: listSearch,
  loaderDeps: ({ search }) => search,
  // The rows wait for the views, which say what the list shows: both are asked for as soon as the pointer is on a link.
  loader: async ({ context: { queryClient }, params, deps }) => {
    const { objects } = await queryClient.ensureQueryData(catalogQuery);
    const object = objects.find((each) => each.path === params.path);
    // A refusal is told by the page, which asks the same.
    if (object) prefetched(queryClient, object, deps).catch(() => undefined);
  },
  component: lazyRouteComponent(() => import('./ListPage'), 'ListPage'),
});

const record = createRoute({
  getParentRoute: () => frameRoute,
  path: '/$path/$id',
  validateSearch: (search: Record<string, unknown>): { tab?: string } => ({ tab: text(search.tab) }),
  component: lazyRouteComponent(() => import('./RecordPage'), 'RecordPage'),
});

export const routes = [list, record];
