import { useSyncExternalStore } from 'react';
import type { ObjectType } from '@/shared/api/catalog';
import type { Row, Value } from '@/shared/api/records';

/** Somebody else saved first: their record, what we wanted to write, and how to write it after all. */
export interface Conflict {
  object: ObjectType;
  current: Row;
  values: Record<string, Value>;
  overwrite: () => void;
  keep: () => void;
}

let conflict: Conflict | undefined;
const listeners = new Set<() => void>();

export function showConflict(next: Conflict | undefined) {
  conflict = next;
  listeners.forEach((listener) => listener());
}

export function useConflict(): Conflict | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => conflict,
  );
}
