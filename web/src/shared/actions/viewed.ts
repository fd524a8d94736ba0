import { useSyncExternalStore } from 'react';

/** A record that this person opened on this device. */
export interface Viewed {
  object: string;
  id: string;
  title: string;
  at: string;
}

const key = 'relata-viewed';
const kept = 12;
const listeners = new Set<() => void>();
let viewed = read();

function read(): readonly Viewed[] {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '[]') as Viewed[];
  } catch {
    return [];
  }
}

function change(next: readonly Viewed[]) {
  viewed = next;
  localStorage.setItem(key, JSON.stringify(next));
  listeners.forEach((listener) => listener());
}

/** Every record page tells what it shows; Home lists the latest. */
export function rememberViewed(record: Omit<Viewed, 'at'>) {
  const others = viewed.filter((other) => other.id !== record.id);
  change([{ ...record, at: new Date().toISOString() }, ...others].slice(0, kept));
}

/** At signing out: the next person at this device must not read it. */
export function forgetViewed() {
  change([]);
}

export function useViewed(): readonly Viewed[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => viewed,
  );
}
