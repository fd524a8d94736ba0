import type { Field, ObjectType } from '@/shared/api/catalog';
import type { View } from '@/shared/api/views';
import type { ListSearch } from './routes';

export interface SortKey {
  field: string;
  descending: boolean;
}

/** What the list asks and shows: the address, over the saved view, over what the catalog declares. */
export interface ListState {
  view?: View;
  filter: string;
  sort: SortKey[];
  columns: Field[];
  layout: 'table' | 'board';
  groupBy?: string;
  /** How many of the first columns stay while the others scroll. */
  pinned: number;
  bin: boolean;
  /** The address says something else than the view it stands on. */
  changed: boolean;
}

/** In the place of a view's id: every record, whatever view the person has as standard. */
export const allRecords = 'all';

export function parseSort(text: string | null | undefined): SortKey[] {
  return (text ?? '')
    .split(',')
    .filter(Boolean)
    .map((part) => ({ field: part.replace(/^-/, ''), descending: part.startsWith('-') }));
}

export function writeSort(keys: readonly SortKey[]): string {
  return keys.map((key) => (key.descending ? '-' : '') + key.field).join(',');
}

/** One click: ascending, descending, off. With shift the key joins the others. */
export function toggleSort(keys: readonly SortKey[], field: string, together: boolean): SortKey[] {
  const present = keys.find((key) => key.field === field);
  const next = !present ? { field, descending: false } : present.descending ? undefined : { field, descending: true };
  if (!together) return next ? [next] : [];
  if (!present) return [...keys, next!];
  return keys.flatMap((key) => (key.field === field ? (next ? [next] : []) : [key]));
}

function columnsOf(object: ObjectType, names: readonly string[]): Field[] {
  const fields = names.flatMap((name) => object.fields.find((field) => field.name === name && !field.detail) ?? []);
  const title = object.fields.find((field) => field.name === object.title);
  if (!title || fields.includes(title)) return fields;
  return [title, ...fields];
}

export function listState(object: ObjectType, search: ListSearch, views: readonly View[]): ListState {
  const view = views.find((candidate) => (search.view ? candidate.id === search.view : candidate.standard));
  const names = search.columns?.split(',') ?? (view?.columns?.length ? view.columns : object.defaultColumns);
  const given =
    search.filter !== undefined ||
    search.sort !== undefined ||
    search.columns !== undefined ||
    search.layout !== undefined ||
    search.group !== undefined;
  return {
    view,
    filter: search.filter === 'true' ? '' : (search.filter ?? view?.filter ?? ''),
    sort: parseSort(search.sort ?? (view?.sort.length ? view.sort : object.defaultSort).join(',')),
    columns: columnsOf(object, names),
    layout: search.layout ?? view?.layout ?? 'table',
    groupBy: search.group === 'none' ? undefined : (search.group ?? view?.groupBy ?? undefined),
    pinned: search.pinned ?? 1,
    bin: search.bin ?? false,
    changed: given,
  };
}
