import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/http';
import type { Row } from '@/shared/api/records';

/** What the timeline shows: everything, one kind of contact, or what was changed in the record. */
export const shelves = ['all', 'mail', 'calls', 'orders', 'notes', 'tasks', 'comments', 'changes'] as const;
export type Shelf = (typeof shelves)[number];

const kindsOfShelf: Record<Exclude<Shelf, 'all'>, string> = {
  mail: 'mail',
  calls: 'call',
  orders: 'order',
  notes: 'note',
  tasks: 'task',
  comments: 'comment',
  changes: 'standing',
};

export interface TimelineQuestion {
  shelf: Shelf;
  channel?: string;
  kind?: string;
  q?: string;
}

interface TimelinePage {
  items: Row[];
  next?: string | null;
}

export function timelineQuery(customer: string, question: TimelineQuestion) {
  const { shelf, channel, q } = question;
  const kind = shelf === 'all' ? question.kind : kindsOfShelf[shelf];
  return infiniteQueryOptions({
    queryKey: ['timeline', customer, { kind, channel, q }],
    queryFn: ({ pageParam, signal }) =>
      request<TimelinePage>('GET', `customers/${customer}/timeline`, {
        query: { kind, channel, q, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
