import { queryOptions } from '@tanstack/react-query';
import { request } from './http';

export type ImportStatus =
  'draft' | 'checking' | 'ready' | 'running' | 'stopped' | 'done' | 'failed' | 'retrying' | 'undoing' | 'undone';

/** What every screen may know of an import; the assistant reads more of it. */
export interface ImportSummary {
  id: string;
  object: string;
  fileName: string;
  status: ImportStatus;
  rows?: { total: number; created: number; updated: number; unchanged: number; refused: number; review: number };
  progress?: { done: number; total: number };
  startedAt?: string | null;
}

export function isRunning(item: ImportSummary): boolean {
  return ['checking', 'running', 'retrying', 'undoing'].includes(item.status);
}

/** The latest imports; asked again every two seconds while one of them runs. */
export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: async () => {
    const answer = await request<ImportSummary[] | { items: ImportSummary[] }>('GET', 'imports');
    return Array.isArray(answer) ? answer : answer.items;
  },
  staleTime: 2000,
  refetchInterval: (query) => (query.state.data?.some(isRunning) ? 2000 : false),
});
