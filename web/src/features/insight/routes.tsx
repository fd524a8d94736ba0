import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { may } from '@/shared/api/catalog';
import type { NavigationEntry } from '@/shared/navigation';
import { frameRoute } from '@/shared/routing';
import { partOf } from './pictures/pictures';

const index = createRoute({
  getParentRoute: () => frameRoute,
  path: '/insight',
  beforeLoad: () => {
    throw redirect({ href: '/insight/capital' });
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

const capital = createRoute({
  getParentRoute: () => frameRoute,
  path: '/insight/capital',
  component: lazyRouteComponent(() => import('./pictures/CapitalPage'), 'CapitalPage'),
});

const day = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined);

const tiers = createRoute({
  getParentRoute: () => frameRoute,
  path: '/insight/tiers',
  /** Two days to compare; today and a year ago where they are not named. */
  validateSearch: (search: Record<string, unknown>): { from?: string; to?: string } => ({
    from: day(search.from),
    to: day(search.to),
  }),
  component: lazyRouteComponent(() => import('./pictures/TiersPage'), 'TiersPage'),
});

const cohorts = createRoute({
  getParentRoute: () => frameRoute,
  path: '/insight/cohorts',
  component: lazyRouteComponent(() => import('./pictures/CohortsPage'), 'CohortsPage'),
});

const lifecycle = createRoute({
  getParentRoute: () => frameRoute,
  path: '/insight/lifecycle',
  component: lazyRouteComponent(() => import('./pictures/LifecyclePage'), 'LifecyclePage'),
});

const customers = createRoute({
  getParentRoute: () => frameRoute,
  path: '/insight/customers',
  validateSearch: partOf,
  component: lazyRouteComponent(() => import('./pictures/SetPage'), 'SetPage'),
});

const effect = createRoute({
  getParentRoute: () => frameRoute,
  path: '/insight/effect',
  component: lazyRouteComponent(() => import('./effect/EffectPage'), 'EffectPage'),
});

export const routes = [index, capital, lifecycle, tiers, cohorts, customers, effect, models];

export const navigation: NavigationEntry[] = [
  {
    to: '/insight',
    label: 'nav.insight',
    icon: 'chart',
    visible: (_me, catalog) => may(catalog.named('customer'), 'read') && may(catalog.named('order'), 'read'),
    pages: [
      { to: '/insight/capital', label: 'nav.capital' },
      { to: '/insight/lifecycle', label: 'nav.lifecycle' },
      { to: '/insight/tiers', label: 'nav.tiers' },
      { to: '/insight/cohorts', label: 'nav.cohorts' },
      { to: '/insight/effect', label: 'nav.effect' },
      { to: '/insight/models', label: 'nav.models' },
    ],
  },
];
