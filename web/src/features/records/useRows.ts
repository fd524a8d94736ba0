import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ObjectType } from '@/shared/api/catalog';
import { listRecords, type Page, type Row } from '@/shared/api/records';
import { type ListState, writeSort } from './listState';

const pageSize = 100;

/** Fields that a list needs beyond its columns: what the row is called, and the round or square of its avatar. */
export function askedFields(object: ObjectType, columns: readonly { name: string }[]): string[] {
  const names = new Set([object.title, ...columns.map((column) => column.name)]);
  if (object.fields.some((field) => field.name === 'kind')) names.add('kind');
  return [...names];
}

export function rowsQuery(object: ObjectType, state: ListState) {
  const question = {
    filter: state.filter || undefined,
    sort: writeSort(state.sort) || undefined,
    fields: askedFields(object, state.columns),
    bin: state.bin || undefined,
  };
  return infiniteQueryOptions({
    queryKey: ['records', object.path, 'list', question],
    queryFn: ({ pageParam, signal }) =>
      listRecords(
        object.path,
        { ...question, limit: pageSize, cursor: pageParam, total: pageParam ? 'none' : 'bounded' },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page) => page.next ?? undefined,
  });
}

export function useRows(object: ObjectType, state: ListState, enabled: boolean) {
  const query = useInfiniteQuery({ ...rowsQuery(object, state), placeholderData: keepPreviousData, enabled });
  const rows = useMemo<Row[]>(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, rows, total: query.data?.pages[0]?.total ?? undefined };
}
