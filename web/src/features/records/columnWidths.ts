import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import type { Field, FieldType, ObjectType } from '@/shared/api/catalog';

const usual: Record<FieldType, number> = {
  text: 150,
  longText: 240,
  number: 110,
  integer: 100,
  money: 150,
  date: 120,
  time: 140,
  boolean: 80,
  choice: 130,
  choices: 180,
  reference: 180,
  email: 210,
  phone: 170,
  url: 190,
};

export const narrowest = 64;
export const widest = 800;

/** Names are long; what is told apart by its number (an order) is not. */
function titleWidth(field: Field): number {
  return field.name === 'number' ? 150 : 270;
}

/** What cannot be had without scrolling is nearly had: columns give a little of their usual width, but no more than this. */
const least = 0.88;
/** How far a title grows where there is room. */
const widestTitle = 420;

/** The width of the page, without what stands beside it. */
function useRoom(): number {
  return useSyncExternalStore(
    (listener) => {
      const observer = new ResizeObserver(listener);
      const main = document.getElementById('main');
      if (main) observer.observe(main);
      return () => observer.disconnect();
    },
    () => document.getElementById('main')?.clientWidth ?? 0,
  );
}

/**
 * Widths of columns: those that this person dragged, kept on this device; the others by their type, fitted to the page
 * where it is a little too narrow, the title wider where it is wide. A link carries the columns, not their widths.
 */
export function useColumnWidths(object: ObjectType, columns: Field[], beside: number) {
  const key = `relata-widths-${object.name}`;
  const room = useRoom() - beside;
  const [dragged, setDragged] = useState<Record<string, number>>(
    () => JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, number>,
  );
  const widths = useMemo(() => {
    const usually = (field: Field) => (field.name === object.title ? titleWidth(field) : usual[field.type]);
    const sum = (fields: Field[], width: (field: Field) => number) =>
      fields.reduce((total, field) => total + width(field), 0);
    const free = columns.filter((field) => dragged[field.name] === undefined);
    const wanted = sum(free, usually);
    const left = room - sum(columns, (field) => dragged[field.name] ?? 0);
    const share = left < wanted && left >= wanted * least ? left / wanted : 1;
    const spare = Math.max(0, left - wanted);
    return Object.fromEntries(
      columns.map((field) => {
        const width = Math.floor(usually(field) * share);
        const grown = field.name === object.title ? Math.max(width, Math.min(widestTitle, width + spare)) : width;
        return [field.name, dragged[field.name] ?? grown];
      }),
    );
  }, [columns, dragged, object.title, room]);
  const widthOf = useCallback((field: Field) => widths[field.name] ?? usual[field.type], [widths]);
  const resize = useCallback(
    (name: string, width: number) =>
      setDragged((before) => {
        const next = { ...before, [name]: Math.round(Math.min(widest, Math.max(narrowest, width))) };
        localStorage.setItem(key, JSON.stringify(next));
        return next;
      }),
    [key],
  );
  return { widthOf, resize };
}
