import { useCallback, useState } from 'react';
import type { Field, FieldType, ObjectType } from '@/shared/api/catalog';

const usual: Record<FieldType, number> = {
  text: 170,
  longText: 240,
  number: 110,
  integer: 100,
  money: 150,
  date: 120,
  time: 120,
  boolean: 80,
  choice: 140,
  choices: 180,
  reference: 170,
  email: 210,
  phone: 150,
  url: 190,
};

export const narrowest = 64;
export const widest = 800;

/** Widths that this person dragged, kept on this device; a link carries the columns, not their widths. */
export function useColumnWidths(object: ObjectType) {
  const key = `relata-widths-${object.name}`;
  const [widths, setWidths] = useState<Record<string, number>>(
    () => JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, number>,
  );
  const widthOf = useCallback(
    (field: Field) => widths[field.name] ?? (field.name === object.title ? 270 : usual[field.type]),
    [widths, object.title],
  );
  const resize = useCallback(
    (name: string, width: number) =>
      setWidths((before) => {
        const next = { ...before, [name]: Math.round(Math.min(widest, Math.max(narrowest, width))) };
        localStorage.setItem(key, JSON.stringify(next));
        return next;
      }),
    [key],
  );
  return { widthOf, resize };
}
