import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { may } from '@/shared/api/catalog';
import type { NavigationEntry } from '@/shared/navigation';
import { frameRoute } from '@/shared/routing';

const index = createRoute({
  getParentRoute: () => frameRoute,
  path: '/insight',
  beforeLoad: () => {
    throw redirect({ href: '/insight/models' });
  },
});

const models = createRoute({
  getParentRoute: () => frameRoute,
  path: '/insight/models',
  /** The fit whose report is read; that in use where none is named. */
  validateSearch: (search: Record<string, unknown>): { fit?: string } => ({
    fit: typeof search.fit === 'string' ? search.fit : undefined,
  }),
  component: lazyRouteComponent(() => import('./models/ModelsPage'), 'ModelsPage'),
});

export const routes = [index, models];

export const navigation: NavigationEntry[] = [
  {
    to: '/insight',
    label: 'nav.insight',
    icon: 'chart',
    visible: (_me, catalog) => may(catalog.named('customer'), 'read') && may(catalog.named('order'), 'read'),
    pages: [{ to: '/insight/models', label: 'nav.models' }],
  },
];
