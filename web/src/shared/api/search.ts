import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from './http';
import type { components } from './schema';

export type Found = components['schemas']['Found'];

/** Search over every object that this person may read, best first. */
export function searchQuery(text: string, objects?: string[], limit = 12) {
  return queryOptions({
    queryKey: ['search', text, objects, limit],
    queryFn: ({ signal }) =>
      request<{ items: Found[]; truncated: boolean }>('GET', 'search', { query: { q: text, objects, limit }, signal }),
    enabled: text.trim().length >= 2,
    staleTime: 10_000,
    placeholderData: keepPreviousData,
  });
}
