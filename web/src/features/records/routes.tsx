import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { catalogQuery } from '@/shared/api/catalog';
import { viewsQuery } from '@/shared/api/views';
import { frameRoute } from '@/shared/routing';

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

const list = createRoute({
  getParentRoute: () => frameRoute,
  path: '/$path',
  validateSearch: listSearch,
  // The rows wait for the views, which say what the list shows: asked for as soon as the pointer is on the link.
  loader: async ({ context: { queryClient }, params }) => {
    const { objects } = await queryClient.ensureQueryData(catalogQuery);
    const object = objects.find((each) => each.path === params.path);
    if (object) void queryClient.prefetchQuery(viewsQuery(object.name));
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
