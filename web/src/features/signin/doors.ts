import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { request } from '@/shared/api/http';
import { meQuery } from '@/shared/api/me';
import { useLanguage } from '@/shared/i18n/language';

export type Step = 'done' | 'totp';

export interface SetUpWishes {
  company: string;
  name: string;
  email: string;
  password: string;
  language: string;
  currency: string;
  timeZone: string;
}

export interface Invitation {
  name: string;
  email: string;
  company: string;
}

const open = { anonymous: true };

/** Whether nobody has set Relata up yet, and the company that a sample has made already, whose currency stays. */
export interface SetUpState {
  needed: boolean;
  company: string | null;
  currency: string | null;
}

export const setUpState = () => request<SetUpState>('GET', 'setup', open);

export const setUpNeeded = () => setUpState().then((state) => state.needed);

export const setUp = (wishes: SetUpWishes) => request<{ next: Step }>('POST', 'setup', { ...open, body: wishes });

export const signIn = (email: string, password: string) =>
  request<{ next: Step }>('POST', 'session', { ...open, body: { email, password } });

export const confirmCode = (code: string) =>
  request<{ next: Step }>('POST', 'session/totp', { ...open, body: { code } });

export const askForReset = (email: string) => request<void>('POST', 'password-resets', { ...open, body: { email } });

export const resetPassword = (word: string, password: string) =>
  request<void>('PUT', `password-resets/${encodeURIComponent(word)}`, { ...open, body: { password } });

export const invitation = (word: string) => request<Invitation>('GET', `invitations/${encodeURIComponent(word)}`, open);

export const acceptInvitation = (word: string, password: string) =>
  request<{ next: Step }>('PUT', `invitations/${encodeURIComponent(word)}`, { ...open, body: { password } });

/** Only a path of ours: an address from elsewhere must not take the person away after sign-in. */
export function safeNext(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}

/** The session has begun: forget what the person before saw, speak the person's language, go where they wanted. */
export function useEnter() {
  const client = useQueryClient();
  const router = useRouter();
  const { choose } = useLanguage();
  return async (next?: string) => {
    client.clear();
    const me = await client.fetchQuery(meQuery);
    choose(me.language);
    await router.navigate({ href: safeNext(next), replace: true });
  };
}
