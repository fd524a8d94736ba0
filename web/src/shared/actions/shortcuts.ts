import { useEffect, useRef, useSyncExternalStore } from 'react';

/** A key and what it does now: the help overlay lists exactly those that work on the present screen. */
export interface Shortcut {
  keys: string;
  /** Message id of what it does. */
  label: string;
  /** Message id of the group in the help overlay. */
  group: 'shortcuts.everywhere' | 'shortcuts.list' | 'shortcuts.record';
  run: () => void;
}

let active: readonly Shortcut[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Shortcut[]) {
  active = next;
  listeners.forEach((listener) => listener());
}

/** Layout of the keyboard must not matter: with a Cyrillic one, the physical key C still creates. */
function keyOf(event: KeyboardEvent): string {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  return letter ? letter.toLowerCase() : event.key;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
    !isCheckbox(target)
  );
}

function isCheckbox(target: HTMLElement): boolean {
  return target instanceof HTMLInputElement && (target.type === 'checkbox' || target.type === 'radio');
}

function answer(event: KeyboardEvent) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (document.querySelector('[role=dialog][aria-modal=true]')) return;
  const key = keyOf(event);
  const shortcut = active.findLast((candidate) => candidate.keys === key);
  if (!shortcut) return;
  event.preventDefault();
  shortcut.run();
}

/** Listens on the document while the frame stands. */
export function listenToShortcuts() {
  document.addEventListener('keydown', answer);
  return () => document.removeEventListener('keydown', answer);
}

/** Declares a shortcut while the calling component is on screen; the newest declaration of a key wins. */
export function useShortcut(keys: string, label: string, group: Shortcut['group'], run: () => void, enabled = true) {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!enabled) return;
    const shortcut: Shortcut = { keys, label, group, run: () => latest.current() };
    change([...active, shortcut]);
    return () => change(active.filter((other) => other !== shortcut));
  }, [keys, label, group, enabled]);
}

export function useActiveShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => active,
  );
}
