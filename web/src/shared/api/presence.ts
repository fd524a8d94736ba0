import { useSyncExternalStore } from 'react';

let away = false;
const listeners = new Set<() => void>();

function tell(next: boolean) {
  if (next === away) return;
  away = next;
  listeners.forEach((listener) => listener());
}

/** What an answer or its absence says about the server; a proxy before it answers 502 or 504 in its place. */
export function heardFromServer(status: number) {
  tell(status === 0 || status === 502 || status === 504);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Whether the last request found no server. */
export function useServerAway(): boolean {
  return useSyncExternalStore(subscribe, () => away);
}
