import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { Language } from '@/shared/i18n/language';
import { request } from './http';
import type { components } from './schema';

/** `settings`: names of the settings pages and tools that the roles open; an administrator may use all. */
export type Me = Omit<components['schemas']['Me'], 'language'> & { language: Language };

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => request<Me>('GET', 'me'), staleTime: 300_000 });

/** The signed-in person. Only below the frame, whose loader has fetched it. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

export function mayUse(me: Me, setting: string): boolean {
  return me.administrator || me.settings.includes(setting);
}
