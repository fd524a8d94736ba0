import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/http';
import type { Row } from '@/shared/api/records';

/** Two records that may be one customer, with what speaks for it. */
export interface Pair {
  id: string;
  /** From 0 to 1. */
  score: number;
  reasons: { code: string; detail: string; points?: number }[];
  first: Row & { name: string };
  second: Row & { name: string };
}

interface Wire extends Omit<Pair, 'score'> {
  score: number | string;
}
interface PairsPage {
  items: Wire[];
  next?: string | null;
}

const read = (wire: Wire): Pair => ({ ...wire, score: Number(wire.score) });

/** The review queue, the surest first. */
export const duplicatesQuery = infiniteQueryOptions({
  queryKey: ['duplicates', 'queue'],
  queryFn: async ({ pageParam, signal }) => {
    const page = await request<PairsPage>('GET', 'duplicates', { query: { cursor: pageParam }, signal });
    return { items: page.items.map(read), next: page.next ?? null };
  },
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
});

/** Pairs that one customer is part of. */
export function duplicatesOfQuery(customer: string) {
  return queryOptions({
    queryKey: ['duplicates', customer],
    queryFn: async ({ signal }) => {
      const page = await request<PairsPage>('GET', 'duplicates', { query: { customer }, signal });
      return page.items.map(read).filter((pair) => pair.first.id === customer || pair.second.id === customer);
    },
  });
}

/** What a merge made: the id by which it is undone, and who is left. */
export interface Merged {
  merge: string;
  customer: Row;
}

/**
 * Merges `other` into `survivor`; `choices` say whose value each field keeps. Records with different verified ids are
 * refused until a person has `confirmed` that they are one.
 */
export function merge(
  survivor: string,
  other: string,
  choices: Record<string, 'first' | 'second'>,
  confirmed: boolean,
): Promise<Merged> {
  return request<Merged>('POST', `customers/${survivor}/merge`, { body: { other, choices, confirmed } });
}

export const undoMerge = (id: string) => request<void>('POST', `merges/${id}/undo`);
export const dismiss = (pair: string) => request<void>('POST', `duplicates/${pair}/dismissal`);
