import { useSyncExternalStore } from 'react';
import type { Value } from '@/shared/api/records';

/** What is being created in the drawer: an object of the catalog and the values that are known beforehand. */
export interface Creation {
  object: string;
  values: Record<string, Value>;
  onCreated?: (row: { id: string }) => void;
}

let open: Creation | undefined;
const listeners = new Set<() => void>();

/** Opens the drawer that creates a record: `openCreation('order', { customer: { id, name } })`. */
export function openCreation(object: string, values: Creation['values'] = {}, onCreated?: Creation['onCreated']) {
  open = { object, values, onCreated };
  listeners.forEach((listener) => listener());
}

export function closeCreation() {
  open = undefined;
  listeners.forEach((listener) => listener());
}

export function useCreation(): Creation | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}
