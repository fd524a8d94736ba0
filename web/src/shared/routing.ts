import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import { catalogQuery } from '@/shared/api/catalog';
import { meQuery } from '@/shared/api/me';
import { Problem } from '@/shared/api/problem';

/** The root of all pages. */
export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()();

/** Pages inside the frame (navigation and top bar), for signed-in people: who they are and what they may see is known there. */
export const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  beforeLoad: async ({ context: { queryClient }, location }) => {
    try {
      await Promise.all([queryClient.ensureQueryData(meQuery), queryClient.ensureQueryData(catalogQuery)]);
    } catch (failure) {
      if (!(failure instanceof Problem) || failure.status !== 401) throw failure;
      throw redirect({ href: `/sign-in?next=${encodeURIComponent(location.href)}` });
    }
  },
});

/** Pages without the frame: sign-in, set-up, invitations. */
export const bareRoute = createRoute({ getParentRoute: () => rootRoute, id: 'bare' });
