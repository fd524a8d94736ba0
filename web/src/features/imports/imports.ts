import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { FieldType } from '@/shared/api/catalog';
import { request } from '@/shared/api/http';
import { type ImportStatus, type ImportSummary, isRunning } from '@/shared/api/imports';
import type { Reference, Value } from '@/shared/api/values';
import type { Label } from '@/shared/i18n/language';

export type DateOrder = 'yearFirst' | 'dayFirst' | 'monthFirst';
export type DecimalMark = 'point' | 'comma';
export type WhenExists = 'fill' | 'replace' | 'leave';
export type Separator = 'comma' | 'semicolon' | 'tab' | 'pipe' | 'blanks';

export interface FileFormat {
  kind: 'text' | 'workbook';
  encoding: string;
  separator: Separator;
  header: boolean;
  headerRow: number;
  sheet?: string | null;
  columns: number;
}

/** A column as the server looked at it. */
export interface Column {
  index: number;
  name: string;
  examples: string[];
  guess: { type: string; confidence: number; note?: string | null; dateOrder: DateOrder; decimal: DecimalMark };
  target?: string | null;
}

export interface MappedColumn {
  index?: number | null;
  name?: string | null;
  target?: string | null;
  dateOrder?: DateOrder | null;
  decimalMark?: DecimalMark | null;
  zone?: string | null;
  create?: NewField | null;
}

/** A field that the import makes for a column. */
export interface NewField {
  type?: FieldType | null;
  label?: Label | null;
  choices?: string[] | null;
}

/** Where the columns go, and what becomes of what is there already. */
export interface Mapping {
  columns: MappedColumn[];
  constants: Record<string, Value>;
  matchBy: string[];
  whenExists: WhenExists;
  related: Record<string, WhenExists>;
  recognizeRows: boolean;
}

export interface Example {
  row: number;
  outcome: string;
  record?: string | null;
  title: string;
  changes: { field: string; before: Value; after: Value }[];
}

export interface Import extends Omit<ImportSummary, 'rows' | 'progress'> {
  status: ImportStatus;
  format: FileFormat;
  columns: Column[];
  mapping: Mapping;
  rows: {
    total: number;
    exact: boolean;
    created: number;
    updated: number;
    unchanged: number;
    refused: number;
    review: number;
    related: Record<string, number>;
  };
  progress: { done: number; total: number };
  examples: Example[];
  undo?: { undone: number; kept: number } | null;
  problem?: { code: string; detail: string } | null;
  layoutUsed: number;
  actor: Reference;
  createdAt: string;
  startedAt?: string | null;
  finishedAt?: string | null;
  /** When its refused rows, and its file where it was never imported, are forgotten. */
  keptUntil: string;
}

export interface RefusedRow {
  row: number;
  cells: string[];
  reasons: { target: string; code: string; detail: string }[];
}

const keyOf = (id: string) => ['imports', id];

/** One import; asked again twice a second while the server works on it. */
export function importQuery(id: string) {
  return queryOptions({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => request<Import>('GET', `imports/${id}`, { signal }),
    refetchInterval: (query) => (query.state.data && isRunning(query.state.data) ? 500 : false),
  });
}

export function refusedQuery(id: string, after: number, limit: number) {
  return queryOptions({
    queryKey: [...keyOf(id), 'refused', after, limit],
    queryFn: ({ signal }) =>
      request<{ items: RefusedRow[]; next?: number | null }>('GET', `imports/${id}/refused`, {
        query: { format: 'json', after, limit },
        signal,
      }),
    // A run in the background changes them while this screen shows its progress instead.
    staleTime: 0,
  });
}

/** What a column can say of what belongs to a record: consents, further numbers, the employer. */
export interface PartTarget {
  path: string;
  label: string;
  group: string;
  type: string;
}

export function targetsQuery(object: string | undefined) {
  return queryOptions({
    queryKey: ['imports', 'targets', object],
    queryFn: () => request<{ items: PartTarget[] }>('GET', 'imports/targets', { query: { object } }),
    select: (answer) => answer.items,
    enabled: Boolean(object),
    staleTime: 60_000,
  });
}

/** What stands in a column of the whole file, the most frequent first. */
export function valuesQuery(id: string, column: number, several: boolean) {
  return queryOptions({
    queryKey: [...keyOf(id), 'values', column, several],
    queryFn: ({ signal }) =>
      request<{ items: { value: string; rows: number }[]; more: boolean }>(
        'GET',
        `imports/${id}/columns/${column}/values`,
        { query: { several }, signal },
      ),
  });
}

export function beginImport(object: string, file: File): Promise<Import> {
  const body = new FormData();
  body.set('file', file);
  return request<Import>('POST', 'imports', { query: { object }, body });
}

/** The verbs of an import; each answers the import as it is then. */
export function useImportVerbs(id: string) {
  const client = useQueryClient();
  const settle = (next: Import | undefined) => {
    if (next) client.setQueryData(keyOf(id), next);
    void client.invalidateQueries({ queryKey: ['imports'], exact: true });
    void client.invalidateQueries({ queryKey: [...keyOf(id), 'refused'] });
  };
  // One after the other: what was typed last is saved before the rows are checked against it.
  const scope = { id: `import-${id}` };
  const verb = (name: string) => () => request<Import>('POST', `imports/${id}/${name}`);
  return {
    check: useMutation({ scope, mutationFn: verb('check'), onSuccess: settle }),
    start: useMutation({ mutationFn: verb('start'), onSuccess: settle }),
    stop: useMutation({ mutationFn: verb('stop'), onSuccess: settle }),
    undo: useMutation({ mutationFn: verb('undo'), onSuccess: settle }),
    format: useMutation({
      mutationFn: (wish: Partial<Pick<FileFormat, 'encoding' | 'separator' | 'headerRow' | 'sheet'>>) =>
        request<Import>('PUT', `imports/${id}/format`, { body: wish }),
      onSuccess: settle,
    }),
    map: useMutation({
      scope,
      mutationFn: (mapping: Mapping) => request<Import>('PUT', `imports/${id}/mapping`, { body: mapping }),
      onMutate: (mapping) => {
        const before = client.getQueryData<Import>(keyOf(id));
        if (before) client.setQueryData(keyOf(id), { ...before, mapping });
        return before;
      },
      onError: (_failure, _mapping, before) => client.setQueryData(keyOf(id), before),
      onSuccess: settle,
    }),
  };
}

/** Refused rows put right: one with other cells, or all as they are in the background. */
export function useRepairs(id: string) {
  const client = useQueryClient();
  const settle = (next: Import) => {
    client.setQueryData(keyOf(id), next);
    void client.invalidateQueries({ queryKey: ['imports'], exact: true });
    void client.invalidateQueries({ queryKey: [...keyOf(id), 'refused'] });
    void client.invalidateQueries({ queryKey: ['records'] });
  };
  return {
    fix: useMutation({
      mutationFn: ({ row, cells }: { row: number; cells: string[] }) =>
        request<Import>('PUT', `imports/${id}/refused/${row}`, { body: { cells } }),
      onSuccess: settle,
    }),
    retry: useMutation({
      mutationFn: () => request<Import>('POST', `imports/${id}/retry`),
      onSuccess: settle,
    }),
  };
}

export type ImportVerbs = ReturnType<typeof useImportVerbs>;

/** The condition, in a list's words, of what was made while an import ran. */
export function madeMeanwhile({ startedAt, finishedAt }: Import): string {
  return [
    startedAt && `createdAt >= timestamp("${startedAt}")`,
    finishedAt && `createdAt <= timestamp("${finishedAt}")`,
  ]
    .filter(Boolean)
    .join(' && ');
}
