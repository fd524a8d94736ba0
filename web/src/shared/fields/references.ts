import { queryOptions } from '@tanstack/react-query';
import { Catalog, catalogQuery } from '@/shared/api/catalog';
import { request } from '@/shared/api/http';
import { listRecords, type Row, titleOf } from '@/shared/api/records';

export interface Named {
  id: string;
  name: string;
}

// Short lists of names without a search of their own: their list is filtered instead.
const searchedByList = new Set(['user', 'team', 'territory']);

export function isSearchedByList(target: string): boolean {
  return searchedByList.has(target);
}

/** What a reference may point to: the first records, or those whose title contains what was typed. */
export function candidatesQuery(target: string, typed = '') {
  return queryOptions({
    queryKey: ['references', target, 'list', typed],
    queryFn: async ({ signal, client }): Promise<Named[]> => {
      const object = new Catalog(await client.ensureQueryData(catalogQuery)).named(target);
      if (!object) return [];
      const filter = typed && `${object.title}.containsIgnoringCase(${JSON.stringify(typed)})`;
      const question = { filter, fields: [object.title], sort: object.title, limit: 30, total: 'none' as const };
      const page = await listRecords(object.path, question, signal);
      return page.items.map((row) => ({ id: row.id, name: titleOf(object, row) }));
    },
    staleTime: 60_000,
  });
}

/** The name behind an id that stands in a typed filter. */
export function referenceNameQuery(target: string, id: string) {
  return queryOptions({
    queryKey: ['references', target, 'name', id],
    queryFn: async ({ signal, client }): Promise<string> => {
      const object = new Catalog(await client.ensureQueryData(catalogQuery)).named(target);
      if (!object) return id;
      return titleOf(object, await request<Row>('GET', `${object.path}/${id}`, { signal }));
    },
    staleTime: 300_000,
  });
}
