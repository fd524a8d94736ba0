import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/http';

export interface Token {
  id: string;
  name: string;
  /** Its first characters, by which one knows it again. */
  hint: string;
  user: string;
  userName: string;
  createdAt: string;
  lastUsedOn: string | null;
  /** The last day on which it works. */
  expiresOn: string | null;
}

export const tokensQuery = (everybody: boolean) =>
  queryOptions({
    queryKey: ['tokens', everybody],
    queryFn: () => request<{ items: Token[] }>('GET', 'tokens', { query: { everybody } }).then(({ items }) => items),
  });

export const issueToken = (name: string, expiresOn: string | null) =>
  request<{ token: string }>('POST', 'tokens', { body: { name, expiresOn } });

export const revokeToken = (id: string) => request<void>('DELETE', `tokens/${id}`);
