import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { bareRoute } from '@/shared/routing';
import { invitation, setUpNeeded } from './doors';

const signIn = createRoute({
  getParentRoute: () => bareRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } => ({
    next: typeof search.next === 'string' ? search.next : undefined,
  }),
  beforeLoad: async () => {
    if (await setUpNeeded()) throw redirect({ href: '/setup' });
  },
  component: lazyRouteComponent(() => import('./SignInPage'), 'SignInPage'),
});

const setUp = createRoute({
  getParentRoute: () => bareRoute,
  path: '/setup',
  beforeLoad: async () => {
    if (!(await setUpNeeded())) throw redirect({ href: '/' });
  },
  component: lazyRouteComponent(() => import('./SetUpPage'), 'SetUpPage'),
});

const accept = createRoute({
  getParentRoute: () => bareRoute,
  path: '/invitations/$word',
  loader: ({ params }) => invitation(params.word),
  component: lazyRouteComponent(() => import('./InvitationPage'), 'InvitationPage'),
  errorComponent: lazyRouteComponent(() => import('./InvitationPage'), 'LinkEnded'),
});

const forgot = createRoute({
  getParentRoute: () => bareRoute,
  path: '/password-reset',
  component: lazyRouteComponent(() => import('./ResetPages'), 'ForgotPage'),
});

const reset = createRoute({
  getParentRoute: () => bareRoute,
  path: '/password-reset/$word',
  component: lazyRouteComponent(() => import('./ResetPages'), 'ResetPage'),
});

export const routes = [signIn, setUp, accept, forgot, reset];
