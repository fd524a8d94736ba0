import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { may } from '@/shared/api/catalog';
import type { NavigationEntry } from '@/shared/navigation';
import { frameRoute } from '@/shared/routing';

const list = createRoute({
  getParentRoute: () => frameRoute,
  path: '/imports',
  component: lazyRouteComponent(() => import('./ImportsPage'), 'ImportsPage'),
});

const begin = createRoute({
  getParentRoute: () => frameRoute,
  path: '/imports/new',
  validateSearch: (search: Record<string, unknown>): { object?: string } => ({
    object: typeof search.object === 'string' ? search.object : undefined,
  }),
  component: lazyRouteComponent(() => import('./NewImportPage'), 'NewImportPage'),
});

const one = createRoute({
  getParentRoute: () => frameRoute,
  path: '/imports/$id',
  component: lazyRouteComponent(() => import('./ImportPage'), 'ImportPage'),
});

export const routes = [list, begin, one];

export const navigation: NavigationEntry[] = [
  {
    to: '/imports',
    label: 'nav.imports',
    icon: 'import',
    visible: (_me, catalog) => catalog.objects.some((object) => may(object, 'import')),
  },
];
