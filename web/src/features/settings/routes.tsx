import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { type Catalog, may } from '@/shared/api/catalog';
import { type Me, mayUse } from '@/shared/api/me';
import type { NavigationEntry } from '@/shared/navigation';
import { frameRoute } from '@/shared/routing';

const index = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings',
  beforeLoad: () => {
    throw redirect({ href: '/settings/profile' });
  },
});

const profile = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings/profile',
  component: lazyRouteComponent(() => import('./profile/ProfilePage'), 'ProfilePage'),
});

const mail = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings/mail',
  component: lazyRouteComponent(() => import('./mail/MailPage'), 'MailPage'),
});

const insight = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings/insight',
  component: lazyRouteComponent(() => import('./insight/InsightPage'), 'InsightPage'),
});

const tokens = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings/tokens',
  component: lazyRouteComponent(() => import('./tokens/TokensPage'), 'TokensPage'),
});

const objects = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings/objects',
  beforeLoad: () => {
    throw redirect({ href: '/settings/objects/customer' });
  },
});

const object = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings/objects/$object',
  validateSearch: (search: Record<string, unknown>): { field?: string } => ({
    field: typeof search.field === 'string' ? search.field : undefined,
  }),
  component: lazyRouteComponent(() => import('./objects/ObjectsPage'), 'ObjectsPage'),
});

const deleted = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings/deleted',
  component: lazyRouteComponent(() => import('./objects/DeletedPage'), 'DeletedPage'),
});

const opened = (search: Record<string, unknown>): { open?: string } => ({
  open: typeof search.open === 'string' ? search.open : undefined,
});

const roles = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings/roles/{-$role}',
  component: lazyRouteComponent(() => import('./roles/RolesPage'), 'RolesPage'),
});

const users = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings/users',
  validateSearch: opened,
  component: lazyRouteComponent(() => import('./people/UsersPage'), 'UsersPage'),
});

const teams = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings/teams',
  validateSearch: opened,
  component: lazyRouteComponent(() => import('./people/TeamsPage'), 'TeamsPage'),
});

const territories = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings/territories',
  validateSearch: opened,
  component: lazyRouteComponent(() => import('./people/TerritoriesPage'), 'TerritoriesPage'),
});

const currencies = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings/currencies',
  component: lazyRouteComponent(() => import('./rows/CurrenciesPage'), 'CurrenciesPage'),
});

const channels = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings/channels',
  component: lazyRouteComponent(() => import('./rows/ChannelsPage'), 'ChannelsPage'),
});

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const audit = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings/audit',
  validateSearch: (search: Record<string, unknown>) => ({
    object: text(search.object),
    actor: text(search.actor),
    record: text(search.record),
    action: text(search.action),
    /** Days, the last one included. */
    since: text(search.since),
    until: text(search.until),
  }),
  component: lazyRouteComponent(() => import('./audit/AuditPage'), 'AuditPage'),
});

const bin = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings/bin/{-$object}',
  component: lazyRouteComponent(() => import('./bin/BinPage'), 'BinPage'),
});

export const routes = [
  index,
  profile,
  objects,
  object,
  deleted,
  roles,
  users,
  teams,
  territories,
  currencies,
  channels,
  insight,
  mail,
  tokens,
  audit,
  bin,
];

const open = (setting: string) => (me: Me) => mayUse(me, setting);
// Who may only read rates and costs sees them where they are used; here they are set.
const has = (catalog: Catalog, name: string) => may(catalog.named(name), 'change');
const administrator = (me: Me) => me.administrator;

export const navigation: NavigationEntry = {
  to: '/settings',
  label: 'settings.title',
  icon: 'settings',
  pages: [
    { to: '/settings/profile', label: 'settings.profile' },
    { to: '/settings/objects', label: 'settings.objects', visible: administrator },
    { to: '/settings/roles', label: 'settings.roles', visible: administrator },
    { to: '/settings/users', label: 'settings.users', visible: open('users') },
    { to: '/settings/teams', label: 'settings.teams', visible: open('teams') },
    { to: '/settings/territories', label: 'settings.territories', visible: open('territories') },
    { to: '/settings/currencies', label: 'settings.currencies', visible: (_, catalog) => has(catalog, 'exchangeRate') },
    { to: '/settings/channels', label: 'settings.channels', visible: (_, catalog) => has(catalog, 'channel') },
    { to: '/settings/insight', label: 'settings.insight', visible: administrator },
    { to: '/settings/mail', label: 'settings.mail', visible: open('mail') },
    { to: '/settings/tokens', label: 'settings.tokens', visible: open('tokens') },
    { to: '/settings/audit', label: 'settings.audit', visible: open('audit') },
    {
      to: '/settings/bin',
      label: 'settings.bin',
      visible: (_, catalog) => catalog.objects.some((object) => may(object, 'delete')),
    },
  ],
};
