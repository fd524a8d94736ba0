import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { ObjectType } from '@/shared/api/catalog';
import { viewsQuery } from '@/shared/api/views';
import { allRecords, listState } from './listState';
import type { ListSearch } from './routes';

const none: never[] = [];

/** The list as its address and its saved view say, and the way to change the address. */
export function useListState(object: ObjectType) {
  const search = useSearch({ from: '/frame/$path' });
  const navigate = useNavigate();
  const { data: views = none, isPending } = useQuery(viewsQuery(object.name));
  const state = useMemo(() => listState(object, search, views), [object, search, views]);

  const change = useCallback(
    (values: Partial<ListSearch>) => {
      void navigate({
        to: '/$path',
        params: { path: object.path },
        search: (before) => ({ ...before, ...values }) as ListSearch,
        replace: true,
      });
    },
    [navigate, object.path],
  );
  /** A cleared filter over a view that has one is written as `true`: every record. */
  const changeFilter = useCallback(
    (filter: string) => {
      const empty = filter.trim() === '';
      change({ filter: empty ? (state.view?.filter ? 'true' : undefined) : filter });
    },
    [change, state.view],
  );
  // Without a view in the address the person's own standard opens: which one that is has to be known first.
  const waiting = isPending && search.view !== allRecords;
  return { state, views, change, changeFilter, waiting };
}
