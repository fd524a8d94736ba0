import { type InfiniteData, queryOptions, type QueryClient } from '@tanstack/react-query';
import type { Field, ObjectType } from './catalog';
import { request } from './http';
import type { components } from './schema';
import { isMoney, isReference, type Row, type Value } from './values';

export { isMoney, isReference, type Money, type Reference, type Row, type Value } from './values';

export type Count = components['schemas']['Count'];
export interface Page {
  items: Row[];
  previous: string | null;
  next: string | null;
  total?: Count | null;
}
export interface ListQuestion {
  filter?: string;
  sort?: string;
  fields?: readonly string[];
  limit?: number;
  cursor?: string;
  total?: 'bounded' | 'exact' | 'none';
  bin?: boolean;
}

/** What the record is called: its title field, which may be a number or a reference. */
export function titleOf(object: ObjectType, row: Record<string, Value>): string {
  const value = row[object.title];
  if (isReference(value)) return value.name ?? '';
  if (isMoney(value)) return `${value.amount} ${value.currency}`;
  return value === null || value === undefined || value === '' ? String(row.id ?? '').slice(-6) : String(value);
}

export function listRecords(path: string, question: ListQuestion, signal?: AbortSignal): Promise<Page> {
  return request<Page>('GET', path, { query: { ...question }, signal });
}

export function recordQuery(path: string, id: string) {
  return queryOptions({
    queryKey: ['records', path, 'one', id],
    queryFn: ({ signal }) => request<Row>('GET', `${path}/${id}`, { signal }),
  });
}

export function createRecord(path: string, values: Record<string, Value>, idempotencyKey: string): Promise<Row> {
  return request<Row>('POST', path, { body: values, idempotencyKey });
}

export function changeRecord(path: string, id: string, version: number, values: Record<string, Value>): Promise<Row> {
  return request<Row>('PATCH', `${path}/${id}`, { body: values, ifMatch: version });
}

export function deleteRecord(path: string, id: string, version: number): Promise<void> {
  return request<void>('DELETE', `${path}/${id}`, { ifMatch: version });
}

export function restoreRecord(path: string, id: string): Promise<Row> {
  return request<Row>('POST', `${path}/${id}/restoration`);
}

/** A reference is read as `{id, name}` and written as its id; everything else is written as it is read. */
export function written(field: Field | undefined, value: Value): Value {
  if (field?.type === 'reference') return isReference(value) ? value.id : value;
  if (isMoney(value) && value.amount === '') return null;
  return value === '' || value === undefined ? null : value;
}

export function writtenValues(object: ObjectType, values: Record<string, Value>): Record<string, Value> {
  const fields = new Map(object.fields.map((field) => [field.name, field]));
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, written(fields.get(name), value)]));
}

type Cached = Row | Page | InfiniteData<Page> | { columns: { items: Row[] }[] } | undefined;

function patchItems<T extends { items: Row[] }>(holder: T, id: string, patch: Partial<Row>): T {
  return { ...holder, items: holder.items.map((row) => (row.id === id ? ({ ...row, ...patch } as Row) : row)) };
}

function patchCached(data: Cached, id: string, patch: Partial<Row>): Cached {
  if (!data || typeof data !== 'object') return data;
  if ('pages' in data && Array.isArray(data.pages)) {
    return {
      ...data,
      pages: (data as InfiniteData<Page>).pages.map((page) => patchItems(page, id, patch)),
    } as InfiniteData<Page>;
  }
  if ('columns' in data && Array.isArray(data.columns)) {
    return { ...data, columns: (data.columns as { items: Row[] }[]).map((column) => patchItems(column, id, patch)) };
  }
  if ('items' in data && Array.isArray(data.items)) return patchItems(data as Page, id, patch);
  if ('id' in data && data.id === id) return { ...data, ...patch } as Row;
  return data;
}

/** Changes a record wherever it is shown, before or after the server said so. */
export function showChange(client: QueryClient, path: string, id: string, patch: Partial<Row>) {
  client.setQueriesData<Cached>({ queryKey: ['records', path] }, (data: Cached) => patchCached(data, id, patch));
}
