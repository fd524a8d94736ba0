import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { apiUrl, request } from '@/shared/api/http';
import type { components } from '@/shared/api/schema';

type Schemas = components['schemas'];

export const shapes = ['table', 'pivot', 'bar', 'line', 'area', 'funnel', 'heat', 'cohort'] as const;
export type Shape = (typeof shapes)[number];
export const steps = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Step = (typeof steps)[number];
export const kinds = ['count', 'sum', 'average', 'median', 'minimum', 'maximum', 'distinct'] as const;
export type Kind = (typeof kinds)[number];
export const shows = ['value', 'share', 'change'] as const;
export type Show = (typeof shows)[number];

export interface By {
  by: string;
  step?: Step | null;
  bounds?: number[] | null;
}

export interface Of {
  kind: Kind;
  of?: string | null;
  show?: Show | null;
}

/** What a report asks and how it is drawn. */
export interface Definition {
  filter?: string | null;
  groups?: By[] | null;
  measures?: Of[] | null;
  sort?: number | null;
  descending?: boolean | null;
  top?: number | null;
  zone?: string | null;
  shape?: Shape | null;
}

export type Report = Omit<Schemas['ReportAnswer'], 'definition'> & { definition: Definition };
export type Result = Omit<Schemas['ResultAnswer'], 'shape'> & { shape: Shape };
export type Group = Result['groups'][number];
export type Value = Group['values'][number];
export type Measured = Result['measures'][number];
export type Cell = Result['cells'][number];
export type Figure = Cell['figures'][number];
export type Dashboard = Schemas['DashboardAnswer'];
export type Tile = Dashboard['tiles'][number];
export type Schedule = Schemas['ScheduleAnswer'];

export const reportsQuery = queryOptions({
  queryKey: ['reports'],
  queryFn: ({ signal }) => request<{ items: Report[] }>('GET', 'reports', { signal }).then((answer) => answer.items),
  staleTime: 30_000,
});

export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: ['reports', id],
    queryFn: ({ signal }) => request<Report>('GET', `reports/${id}`, { signal }),
    staleTime: 30_000,
  });

/** The figures of a definition; the request before is canceled where another follows, and what it showed stays meanwhile. */
export const resultQuery = (object: string, definition: Definition, fresh = false) =>
  queryOptions({
    queryKey: ['report-results', object, JSON.stringify(definition), fresh],
    queryFn: ({ signal }) =>
      request<Result>('GET', 'report-results', {
        query: { object, definition: JSON.stringify(definition), fresh: fresh || undefined },
        signal,
      }),
    placeholderData: keepPreviousData,
    staleTime: 20_000,
    retry: false,
  });

export const fileUrl = (object: string, definition: Definition, format: 'csv' | 'xlsx', name: string) =>
  apiUrl('report-results/file', { object, definition: JSON.stringify(definition), format, name });

export interface ReportDraft {
  name: string;
  description: string;
  sharing: string;
  team?: string | null;
  object: string;
  definition: Definition;
}

export const createReport = (draft: ReportDraft) => request<Report>('POST', 'reports', { body: draft });
export const changeReport = (report: Report, draft: Partial<ReportDraft>) =>
  request<Report>('PATCH', `reports/${report.id}`, { body: draft, ifMatch: report.version });
export const deleteReport = (report: Report) => request<void>('DELETE', `reports/${report.id}`);

export const dashboardsQuery = queryOptions({
  queryKey: ['dashboards'],
  queryFn: ({ signal }) =>
    request<{ items: Dashboard[] }>('GET', 'dashboards', { signal }).then((answer) => answer.items),
  staleTime: 30_000,
});

export const dashboardQuery = (id: string) =>
  queryOptions({
    queryKey: ['dashboards', id],
    queryFn: ({ signal }) => request<Dashboard>('GET', `dashboards/${id}`, { signal }),
    staleTime: 30_000,
  });

export interface DashboardDraft {
  name?: string;
  sharing?: string;
  team?: string | null;
  tiles?: { id?: string; report: string; width: number; height: number }[];
}

export const createDashboard = (draft: DashboardDraft) => request<Dashboard>('POST', 'dashboards', { body: draft });
export const changeDashboard = (dashboard: Dashboard, draft: DashboardDraft) =>
  request<Dashboard>('PATCH', `dashboards/${dashboard.id}`, { body: draft, ifMatch: dashboard.version });
export const deleteDashboard = (dashboard: Dashboard) => request<void>('DELETE', `dashboards/${dashboard.id}`);

export const schedulesQuery = (report: string) =>
  queryOptions({
    queryKey: ['reports', report, 'schedules'],
    queryFn: ({ signal }) =>
      request<{ items: Schedule[]; mailReady: boolean }>('GET', `reports/${report}/schedules`, { signal }),
  });
