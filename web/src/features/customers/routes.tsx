import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { may } from '@/shared/api/catalog';
import type { NavigationEntry } from '@/shared/navigation';
import { frameRoute } from '@/shared/routing';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const tabs = ['timeline', 'about', 'value'] as const;

const customer = createRoute({
  getParentRoute: () => frameRoute,
  path: '/customers/$id',
  validateSearch: (search: Record<string, unknown>): { tab?: (typeof tabs)[number] } => ({
    tab: tabs.find((tab) => tab === search.tab),
  }),
  component: lazyRouteComponent(() => import('./CustomerPage'), 'CustomerPage'),
});

const order = createRoute({
  getParentRoute: () => frameRoute,
  path: '/orders/$id',
  component: lazyRouteComponent(() => import('./orders/OrderPage'), 'OrderPage'),
});

const duplicates = createRoute({
  getParentRoute: () => frameRoute,
  path: '/duplicates',
  validateSearch: (search: Record<string, unknown>): { pair?: string } => ({ pair: text(search.pair) }),
  component: lazyRouteComponent(() => import('./DuplicatesPage'), 'DuplicatesPage'),
});

const dataQuality = createRoute({
  getParentRoute: () => frameRoute,
  path: '/data-quality',
  component: lazyRouteComponent(() => import('./DataQualityPage'), 'DataQualityPage'),
});

export const routes = [customer, order, duplicates, dataQuality];

export const navigation: NavigationEntry[] = [
  {
    to: '/duplicates',
    label: 'nav.duplicates',
    icon: 'duplicates',
    visible: (_me, catalog) => may(catalog.named('customer'), 'change'),
  },
  {
    to: '/data-quality',
    label: 'nav.dataQuality',
    icon: 'quality',
    visible: (_me, catalog) => catalog.named('customer') !== undefined,
  },
];
