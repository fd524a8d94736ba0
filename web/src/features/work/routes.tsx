import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { mayUse } from '@/shared/api/me';
import { type KindOfWork, kindsOfWork, type Whose, whoseWork } from '@/shared/api/work';
import type { NavigationEntry } from '@/shared/navigation';
import { frameRoute } from '@/shared/routing';

const list = createRoute({
  getParentRoute: () => frameRoute,
  path: '/work',
  validateSearch: (search: Record<string, unknown>): { whose?: Whose; kind?: KindOfWork } => ({
    whose: whoseWork.find((whose) => whose === search.whose),
    kind: kindsOfWork.find((kind) => kind === search.kind),
  }),
  component: lazyRouteComponent(() => import('./WorkPage'), 'WorkPage'),
});

const rejections = createRoute({
  getParentRoute: () => frameRoute,
  path: '/work/rejections',
  component: lazyRouteComponent(() => import('./RejectionsPage'), 'RejectionsPage'),
});

export const routes = [list, rejections];

export const navigation: NavigationEntry[] = [
  {
    to: '/work',
    label: 'nav.work',
    icon: 'list',
    pages: [{ to: '/work/rejections', label: 'nav.rejections', visible: (me) => mayUse(me, 'policies') }],
  },
];
