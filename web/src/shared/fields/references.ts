import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/http';
import { catalogQuery, Catalog } from '@/shared/api/catalog';
import { listRecords, type Row, titleOf } from '@/shared/api/records';

export interface Named {
  id: string;
  name: string;
}

// Objects outside of the catalog that fields may point to, and where their lists are.
const administrative: Record<string, string> = { user: 'users', team: 'teams', territory: 'territories' };

export function isAdministrative(target: string): boolean {
  return target in administrative;
}

/** What a reference may point to before anything was typed: all people, teams, territories; the first records of other objects. */
export function candidatesQuery(target: string) {
  return queryOptions({
    queryKey: ['references', target],
    queryFn: async ({ signal, client }): Promise<Named[]> => {
      const path = administrative[target];
      if (path) {
        const answer = await request<Named[] | { items: Named[] }>('GET', path, { signal });
        return (Array.isArray(answer) ? answer : answer.items).map(({ id, name }) => ({ id, name }));
      }
      const object = new Catalog(await client.ensureQueryData(catalogQuery)).named(target);
      if (!object) return [];
      const page = await listRecords(object.path, { fields: [object.title], limit: 20, total: 'none' }, signal);
      return page.items.map((row) => ({ id: row.id, name: titleOf(object, row) }));
    },
    staleTime: 60_000,
  });
}

/** The name behind an id that stands in a typed filter. */
export function referenceNameQuery(target: string, id: string) {
  return queryOptions({
    queryKey: ['references', target, id],
    queryFn: async ({ signal, client }): Promise<string> => {
      if (isAdministrative(target)) {
        const all = await client.ensureQueryData(candidatesQuery(target));
        return all.find((candidate) => candidate.id === id)?.name ?? id;
      }
      const object = new Catalog(await client.ensureQueryData(catalogQuery)).named(target);
      if (!object) return id;
      return titleOf(object, await request<Row>('GET', `${object.path}/${id}`, { signal }));
    },
    staleTime: 300_000,
  });
}
