import { queryOptions } from '@tanstack/react-query';
import { request } from './http';
import type { components } from './schema';

type Schemas = components['schemas'];

export type RelatedRecord = Schemas['RelatedRecord'];
export type Followers = Schemas['FollowingFollowersAnswer'];

/** What a task is about beside its customer. */
export function relatedRecordQuery(task: string) {
  return queryOptions({
    queryKey: ['work', 'related', task],
    queryFn: ({ signal }) =>
      request<{ related?: RelatedRecord | null }>('GET', `tasks/${task}/related-record`, { signal }),
  });
}

export function relate(task: string, object: string, id: string): Promise<unknown> {
  return request('PUT', `tasks/${task}/related-record`, { body: { object, id } });
}

export function unrelate(task: string): Promise<unknown> {
  return request('DELETE', `tasks/${task}/related-record`);
}

export function followersQuery(task: string) {
  return queryOptions({
    queryKey: ['work', 'followers', task],
    queryFn: ({ signal }) => request<Followers>('GET', `tasks/${task}/followers`, { signal }),
  });
}

export function follow(task: string, user: string): Promise<unknown> {
  return request('PUT', `tasks/${task}/followers/${user}`);
}

export function unfollow(task: string, user: string): Promise<unknown> {
  return request('DELETE', `tasks/${task}/followers/${user}`);
}

export type TaskAbout = Schemas['TasksAboutTaskAbout'];

/** The tasks about a record. */
export function tasksAboutQuery(path: string, record: string) {
  return queryOptions({
    queryKey: ['work', 'about', path, record],
    queryFn: ({ signal }) => request<{ items: TaskAbout[] }>('GET', `${path}/${record}/tasks`, { signal }),
  });
}
