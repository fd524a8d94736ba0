import { useSyncExternalStore } from 'react';

/** Something that was done, said at the bottom left for 8 seconds, with the way back where there is one. */
export interface Toast {
  id: number;
  text: string;
  undo?: () => void | Promise<unknown>;
}

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]) {
  toasts = next;
  listeners.forEach((listener) => listener());
}

export function showToast(text: string, undo?: Toast['undo']): number {
  const id = ++lastId;
  change([...toasts.slice(-2), { id, text, undo }]);
  return id;
}

export function closeToast(id: number) {
  change(toasts.filter((toast) => toast.id !== id));
}

/** Takes back the newest thing that can be taken back; what the Z key does. */
export function undoLast() {
  const toast = toasts.findLast((candidate) => candidate.undo);
  if (toast) undoToast(toast);
}

export function undoToast(toast: Toast) {
  closeToast(toast.id);
  void toast.undo?.();
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
}
