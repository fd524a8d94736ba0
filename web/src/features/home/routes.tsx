import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { type KindOfWork, kindsOfWork } from '@/shared/api/work';
import { frameRoute } from '@/shared/routing';

const home = createRoute({
  getParentRoute: () => frameRoute,
  path: '/',
  validateSearch: (search: Record<string, unknown>): { kind?: KindOfWork } => ({
    kind: kindsOfWork.find((kind) => kind === search.kind),
  }),
  component: lazyRouteComponent(() => import('./HomePage'), 'HomePage'),
});

export const routes = [home];
