import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavigationEntry } from '@/shared/navigation';
import { frameRoute } from '@/shared/routing';

const tabs = ['timeline', 'about', 'orders'] as const;

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

export const routes = [customer, order];

export const navigation: NavigationEntry[] = [];
