import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/http';
import { listRecords, type Row } from '@/shared/api/records';

export interface Named {
  id: string;
  name: string;
}

export interface User {
  id: string;
  version: number;
  name: string;
  email: string;
  language: string;
  timeZone: string;
  active: boolean;
  /** Whether the user has a password; before that an invitation is open. */
  signedUp: boolean;
  totp: boolean;
  roles: Named[];
  teams: Named[];
  territories: Named[];
}

export interface UserWishes {
  name?: string;
  email?: string;
  language?: string;
  timeZone?: string;
  active?: boolean;
  roles?: string[];
  teams?: string[];
  territories?: string[];
}

export interface Team {
  id: string;
  version: number;
  name: string;
  members: Named[];
}

export interface Territory extends Team {
  parent: Named | null;
}

/** Every row of a short list: users, teams and territories are hundreds, not millions. */
async function everyRow(path: string, fields: string[], signal: AbortSignal): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await listRecords(path, { fields, sort: 'name', limit: 200, cursor, total: 'none' }, signal);
    rows.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor && rows.length < 5000);
  return rows;
}

const listOf = (path: string, fields: string[]) =>
  queryOptions({
    queryKey: ['records', path, 'every'],
    queryFn: ({ signal }) => everyRow(path, fields, signal),
  });

export const usersQuery = listOf('users', ['name', 'email', 'active']);
export const teamsQuery = listOf('teams', ['name']);
export const territoriesQuery = listOf('territories', ['name', 'parent']);

const one = <T>(path: string, id: string) =>
  queryOptions({ queryKey: ['records', path, 'settings', id], queryFn: () => request<T>('GET', `${path}/${id}`) });

export const userQuery = (id: string) => one<User>('users', id);
export const teamQuery = (id: string) => one<Team>('teams', id);
export const territoryQuery = (id: string) => one<Territory>('territories', id);

export const addUser = (wishes: UserWishes) => request<User>('POST', 'users', { body: wishes });
export const changeUser = (user: User, wishes: UserWishes) =>
  request<User>('PATCH', `users/${user.id}`, { body: wishes, ifMatch: user.version });
export const invite = (id: string) => request<{ link: string }>('POST', `users/${id}/invitation`);
export const removeSecondFactor = (id: string) => request<void>('DELETE', `users/${id}/totp`);

export interface GroupWishes {
  name: string;
  members: string[];
  parent?: string | null;
}

export const saveGroup = (path: string, group: Team | undefined, wishes: GroupWishes) =>
  group
    ? request<Team>('PATCH', `${path}/${group.id}`, { body: wishes, ifMatch: group.version })
    : request<Team>('POST', path, { body: wishes });
export const deleteGroup = (path: string, id: string) => request<void>('DELETE', `${path}/${id}`);
