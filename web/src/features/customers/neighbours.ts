import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Count, listRecords, type Page } from '@/shared/api/records';
import type { View } from '@/shared/api/views';

interface Question {
  filter?: string;
  sort?: string;
}

/** The list that a record was opened from, as far as it was read. */
interface Source {
  path: string;
  question: Question;
  ids: string[];
  next?: string;
  total?: Count;
  viewName?: string;
  viewId?: string;
}

// Kept beside the query cache, which forgets a list some minutes after it left the screen.
let source: Source | undefined;

function findSource(client: QueryClient, path: string, id: string): Source | undefined {
  const lists = client
    .getQueryCache()
    .findAll({ queryKey: ['records', path, 'list'] })
    .filter((query) => query.state.data !== undefined)
    .sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt);
  for (const list of lists) {
    const data = list.state.data as InfiniteData<Page> | undefined;
    const ids = data?.pages?.flatMap((page) => page.items.map((row) => row.id)) ?? [];
    if (!ids.includes(id)) continue;
    const question = list.queryKey[3] as Question;
    const views = client.getQueryData<View[]>(['views', path === 'customers' ? 'customer' : path]);
    const view = views?.find(
      (one) =>
        (one.filter || undefined) === question.filter &&
        (one.sort.length === 0 || one.sort.join(',') === question.sort),
    );
    return {
      path,
      question,
      ids,
      next: data!.pages.at(-1)?.next ?? undefined,
      total: data!.pages[0]?.total ?? undefined,
      viewName: question.filter ? view?.name : undefined,
      viewId: question.filter ? view?.id : undefined,
    };
  }
  return undefined;
}

export interface Neighbours {
  /** Counted from 1. */
  position: number;
  total?: Count;
  viewName?: string;
  /** The address of the list itself. */
  href: string;
  previous?: string;
  next?: string;
}

/** Where a record stands in the list it was opened from, and who stands before and after it. */
export function useNeighbours(path: string, id: string): Neighbours | undefined {
  const client = useQueryClient();
  const [known, setKnown] = useState<Source | undefined>(() => {
    if (source?.path !== path || !source.ids.includes(id)) source = findSource(client, path, id);
    return source;
  });
  const here = known?.ids.includes(id) ? known : undefined;
  const position = here ? here.ids.indexOf(id) : -1;
  const atEnd = here !== undefined && position === here.ids.length - 1 && here.next !== undefined;
  useEffect(() => {
    if (!atEnd || !here) return;
    const abort = new AbortController();
    listRecords(
      path,
      { ...here.question, fields: ['name'], limit: 100, cursor: here.next, total: 'none' },
      abort.signal,
    )
      .then((page) => {
        source = { ...here, ids: [...here.ids, ...page.items.map((row) => row.id)], next: page.next ?? undefined };
        setKnown(source);
      })
      .catch(() => undefined);
    return () => abort.abort();
  }, [atEnd, here, path]);
  if (!here) return undefined;
  const search = new URLSearchParams();
  if (here.viewId) search.set('view', here.viewId);
  else {
    if (here.question.filter) search.set('filter', here.question.filter);
    if (here.question.sort) search.set('sort', here.question.sort);
  }
  const parameters = search.toString();
  return {
    position: position + 1,
    total: here.total,
    viewName: here.viewName,
    href: `/${path}${parameters ? `?${parameters}` : ''}`,
    previous: here.ids[position - 1],
    next: here.ids[position + 1],
  };
}
