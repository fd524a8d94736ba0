import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { may } from '@/shared/api/catalog';
import type { NavigationEntry } from '@/shared/navigation';
import { frameRoute } from '@/shared/routing';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const segments = createRoute({
  getParentRoute: () => frameRoute,
  path: '/segments',
  component: lazyRouteComponent(() => import('./SegmentsPage'), 'SegmentsPage'),
});

const newSegment = createRoute({
  getParentRoute: () => frameRoute,
  path: '/segments/new',
  validateSearch: (search: Record<string, unknown>): { filter?: string } => ({ filter: text(search.filter) }),
  component: lazyRouteComponent(() => import('./NewSegmentPage'), 'NewSegmentPage'),
});

const segment = createRoute({
  getParentRoute: () => frameRoute,
  path: '/segments/$id',
  component: lazyRouteComponent(() => import('./SegmentPage'), 'SegmentPage'),
});

const policies = createRoute({
  getParentRoute: () => frameRoute,
  path: '/policies',
  validateSearch: (search: Record<string, unknown>): { open?: string; segment?: string } => ({
    open: text(search.open),
    segment: text(search.segment),
  }),
  component: lazyRouteComponent(() => import('./PoliciesPage'), 'PoliciesPage'),
});

const holdout = createRoute({
  getParentRoute: () => frameRoute,
  path: '/segments/holdout',
  component: lazyRouteComponent(() => import('./HoldoutPage'), 'HoldoutPage'),
});

export const routes = [segments, newSegment, holdout, segment, policies];

export const navigation: NavigationEntry[] = [
  {
    to: '/segments',
    label: 'nav.segments',
    icon: 'segment',
    visible: (_me, catalog) => may(catalog.named('segment'), 'read') && may(catalog.named('customer'), 'read'),
    pages: [
      { to: '/policies', label: 'nav.policies' },
      { to: '/segments/holdout', label: 'nav.holdout', visible: (me) => me.administrator },
    ],
  },
];
