import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/http';
import type { components } from '@/shared/api/schema';
import type { Role } from './roles';

export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: () => request<{ items: Role[] }>('GET', 'roles').then(({ items }) => items),
});

export const addRole = (wish: Pick<Role, 'name' | 'grants' | 'settings'>) =>
  request<Role>('POST', 'roles', { body: wish });

export const changeRole = (role: Role, wish: Partial<Pick<Role, 'name' | 'grants' | 'settings'>>) =>
  request<Role>('PATCH', `roles/${role.id}`, { body: wish, ifMatch: role.version });

export const deleteRole = (id: string) => request<void>('DELETE', `roles/${id}`);

export type Holder = components['schemas']['UsersHolder'];

/** Who has a role. */
export const holdersQuery = (role: string) =>
  queryOptions({
    queryKey: ['role-holders', role],
    queryFn: () => request<{ items: Holder[] }>('GET', `roles/${role}/users`).then(({ items }) => items),
  });

export const giveRole = (role: string, user: string) => request<void>('PUT', `roles/${role}/users/${user}`);
export const takeRole = (role: string, user: string) => request<void>('DELETE', `roles/${role}/users/${user}`);
