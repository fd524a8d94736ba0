import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Field, ObjectType } from '@/shared/api/catalog';
import { request } from '@/shared/api/http';
import type { Count, Row } from '@/shared/api/records';
import { type ListState, writeSort } from './listState';
import { askedFields } from './useRows';

export interface BoardColumn {
  value: string | null;
  count: Count;
  items: Row[];
}
interface BoardAnswer {
  columns: BoardColumn[];
}

export function boardQuery(object: ObjectType, state: ListState, by: Field | undefined) {
  const question = {
    by: by?.name,
    filter: state.filter || undefined,
    sort: writeSort(state.sort) || undefined,
    fields: askedFields(object, by ? [...state.columns, by] : state.columns),
    limit: 20,
  };
  return queryOptions({
    queryKey: ['records', object.path, 'board', question],
    queryFn: ({ signal }) => request<BoardAnswer>('GET', `${object.path}/board`, { query: question, signal }),
    enabled: by !== undefined,
  });
}

/** Puts a card at the top of another column, counts included, before the server has answered. */
export function useMoveCard(queryKey: readonly unknown[], by: Field) {
  const client = useQueryClient();
  return useCallback(
    (row: Row, target: string | null) => {
      const from = (row[by.name] as string | null | undefined) ?? null;
      client.setQueryData<BoardAnswer>(
        queryKey,
        (board) =>
          board && { ...board, columns: board.columns.map((column) => moved(column, row, by.name, from, target)) },
      );
    },
    [client, queryKey, by],
  );
}

function moved(column: BoardColumn, row: Row, field: string, from: string | null, target: string | null): BoardColumn {
  if (column.value === from) {
    return {
      ...column,
      count: { ...column.count, value: column.count.value - 1 },
      items: column.items.filter((other) => other.id !== row.id),
    };
  }
  if (column.value === target) {
    return {
      ...column,
      count: { ...column.count, value: column.count.value + 1 },
      items: [{ ...row, [field]: target } as Row, ...column.items],
    };
  }
  return column;
}
