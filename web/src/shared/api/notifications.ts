import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from './http';
import type { components } from './schema';

export type Notification = components['schemas']['Notification'];
export type NotificationList = components['schemas']['NotificationList'];

/** How often the bell looks: somebody who is mentioned learns of it within this time. */
const lookMs = 15_000;

export const unreadQuery = queryOptions({
  queryKey: ['notifications', 'unread'],
  queryFn: ({ signal }) => request<{ unread: number }>('GET', 'notifications/unread', { signal }),
  refetchInterval: lookMs,
  refetchOnWindowFocus: true,
  staleTime: 0,
});

export function notificationsQuery(kind?: string) {
  return infiniteQueryOptions({
    queryKey: ['notifications', 'list', kind ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      request<NotificationList>('GET', 'notifications', { query: { kind, limit: 20, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 0,
  });
}

export function markRead(id: string): Promise<void> {
  return request<void>('POST', `notifications/${id}/read`);
}

export function markAllRead(): Promise<void> {
  return request<void>('POST', 'notifications/read');
}
