import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '@/shared/routing';

export interface BuildSearch {
  object?: string;
  /** A definition in JSON. */
  definition?: string;
}

const text = (value: unknown) =>
  typeof value === 'string' ? value : value !== null && typeof value === 'object' ? JSON.stringify(value) : undefined;

const reports = createRoute({
  getParentRoute: () => frameRoute,
  path: '/insight/reports',
  component: lazyRouteComponent(() => import('./ReportsPage'), 'ReportsPage'),
});

const building = createRoute({
  getParentRoute: () => frameRoute,
  path: '/insight/reports/new',
  validateSearch: (search: Record<string, unknown>): BuildSearch => ({
    object: text(search.object),
    definition: text(search.definition),
  }),
  component: lazyRouteComponent(() => import('./build/BuildPage'), 'NewReportPage'),
});

const report = createRoute({
  getParentRoute: () => frameRoute,
  path: '/insight/reports/$id',
  validateSearch: (search: Record<string, unknown>): { stop?: string } => ({ stop: text(search.stop) }),
  component: lazyRouteComponent(() => import('./ReportPage'), 'ReportPage'),
});

const editing = createRoute({
  getParentRoute: () => frameRoute,
  path: '/insight/reports/$id/edit',
  component: lazyRouteComponent(() => import('./build/BuildPage'), 'EditReportPage'),
});

const dashboards = createRoute({
  getParentRoute: () => frameRoute,
  path: '/insight/dashboards',
  component: lazyRouteComponent(() => import('./dashboards/DashboardsPage'), 'DashboardsPage'),
});

const dashboard = createRoute({
  getParentRoute: () => frameRoute,
  path: '/insight/dashboards/$id',
  component: lazyRouteComponent(() => import('./dashboards/DashboardPage'), 'DashboardPage'),
});

export const routes = [reports, building, report, editing, dashboards, dashboard];

/** Pages of the section Insight. */
export const insightPages = [
  { to: '/insight/dashboards', label: 'nav.dashboards' },
  { to: '/insight/reports', label: 'nav.reports' },
];
