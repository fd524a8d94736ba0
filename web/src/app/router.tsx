import { createRouter } from '@tanstack/react-router';
import { whenSignedOut } from '@/shared/api/http';
import { bareRoute, frameRoute, rootRoute } from '@/shared/routing';
import { routes as customers } from '@/features/customers/routes';
import { routes as home } from '@/features/home/routes';
import { routes as imports } from '@/features/imports/routes';
import { routes as insight } from '@/features/insight/routes';
import { routes as predictions } from '@/features/predictions/routes';
import { routes as records } from '@/features/records/routes';
import { routes as reports } from '@/features/reports/routes';
import { routes as segments } from '@/features/segments/routes';
import { routes as settings } from '@/features/settings/routes';
import { routes as signin } from '@/features/signin/routes';
import { routes as work } from '@/features/work/routes';
import { Frame } from './Frame';
import { NotFoundPage, PageFailure } from './pages';
import { queryClient } from './queries';

// Paths that no signed-in person is needed for.
const open = /^\/(sign-in|setup|invitations|password-reset)(\/|$)/;

frameRoute.update({ component: Frame });

const routeTree = rootRoute.addChildren([
  frameRoute.addChildren([
    ...home,
    ...work,
    ...customers,
    ...reports,
    ...imports,
    ...insight,
    ...predictions,
    ...segments,
    ...settings,
    ...records,
  ]),
  bareRoute.addChildren(signin),
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: PageFailure,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});

whenSignedOut(() => {
  const { href, pathname } = router.state.location;
  if (open.test(pathname)) return;
  queryClient.removeQueries({ queryKey: ['me'] });
  void router.navigate({ href: `/sign-in?next=${encodeURIComponent(href)}` });
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
