import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavigationEntry } from '@/shared/navigation';
import { frameRoute } from '@/shared/routing';

const list = createRoute({
  getParentRoute: () => frameRoute,
  path: '/insight/predictions',
  component: lazyRouteComponent(() => import('./PredictionsPage'), 'PredictionsPage'),
});

export interface NewSearch {
  object?: string;
}

const search = (given: Record<string, unknown>): NewSearch => ({
  object: typeof given.object === 'string' ? given.object : undefined,
});

const begin = createRoute({
  getParentRoute: () => frameRoute,
  path: '/insight/predictions/new',
  validateSearch: search,
  component: lazyRouteComponent(() => import('./question/NewPredictionPage'), 'NewPredictionPage'),
});

const one = createRoute({
  getParentRoute: () => frameRoute,
  path: '/insight/predictions/$id',
  component: lazyRouteComponent(() => import('./PredictionPage'), 'PredictionPage'),
});

const experiments = createRoute({
  getParentRoute: () => frameRoute,
  path: '/insight/experiments',
  component: lazyRouteComponent(() => import('./experiments/ExperimentsPage'), 'ExperimentsPage'),
});

const beginExperiment = createRoute({
  getParentRoute: () => frameRoute,
  path: '/insight/experiments/new',
  validateSearch: search,
  component: lazyRouteComponent(() => import('./experiments/NewExperimentPage'), 'NewExperimentPage'),
});

const experiment = createRoute({
  getParentRoute: () => frameRoute,
  path: '/insight/experiments/$id',
  component: lazyRouteComponent(() => import('./experiments/ExperimentPage'), 'ExperimentPage'),
});

export const routes = [begin, list, one, beginExperiment, experiments, experiment];

/** Pages below the entry of insight. */
export const pages: NonNullable<NavigationEntry['pages']> = [
  { to: '/insight/predictions', label: 'nav.predictions' },
  { to: '/insight/experiments', label: 'nav.experiments' },
];
