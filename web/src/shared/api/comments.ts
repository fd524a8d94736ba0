import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from './http';
import type { components } from './schema';

export type Comment = components['schemas']['CommentAnswer'];
type Comments = components['schemas']['CommentsAnswer'];

export function commentsQuery(path: string, id: string) {
  return infiniteQueryOptions({
    queryKey: ['comments', path, id],
    queryFn: ({ pageParam, signal }) =>
      request<Comments>('GET', `${path}/${id}/comments`, { query: { cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function addComment(path: string, id: string, text: string, mentions: string[]): Promise<Comment> {
  return request<Comment>('POST', `${path}/${id}/comments`, { body: { text, mentions } });
}

export function changeComment(id: string, text: string, mentions: string[]): Promise<Comment> {
  return request<Comment>('PATCH', `comments/${id}`, { body: { text, mentions } });
}

export function deleteComment(id: string): Promise<void> {
  return request<void>('DELETE', `comments/${id}`);
}

export function restoreComment(id: string): Promise<Comment> {
  return request<Comment>('POST', `comments/${id}/restoration`);
}
