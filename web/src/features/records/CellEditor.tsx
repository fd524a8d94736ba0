import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { Field } from '@/shared/api/catalog';
import type { Row, Value } from '@/shared/api/records';
import { FieldInput } from '@/shared/fields/FieldInput';
import styles from './list.module.css';
import type { Editing } from './useEditing';

const atOnce = new Set(['choice', 'reference', 'date', 'boolean']);

/** The control in the place of the value: Enter and leaving save, Esc gives up, Tab goes on to the next cell. */
export default function CellEditor({
  field,
  row,
  columns,
  editing,
}: {
  field: Field;
  row: Row;
  columns: Field[];
  editing: Editing;
}) {
  const [value, setValue] = useState<Value>(editing.cell?.error ? editing.cell.value : row[field.name]);
  const box = useRef<HTMLDivElement>(null);
  const done = useRef(false);
  const save = (next: Value) => {
    if (done.current) return;
    done.current = true;
    editing.save(row, field.name, next);
  };
  const change = (next: Value) => {
    setValue(next);
    if (atOnce.has(field.type)) save(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      done.current = true;
      editing.cancel();
    } else if (event.key === 'Enter' && !event.shiftKey && !atOnce.has(field.type) && field.type !== 'time') {
      event.preventDefault();
      save(value);
    } else if (event.key === 'Tab') {
      const next = columns[columns.indexOf(field) + (event.shiftKey ? -1 : 1)];
      if (!next) return;
      event.preventDefault();
      save(value);
      editing.begin(row.id, next.name);
    }
  };
  const onBlur = (event: FocusEvent) => {
    const to = event.relatedTarget;
    const inside =
      to instanceof Node && (box.current?.contains(to) || (to instanceof Element && to.closest('[data-portal]')));
    if (!inside && !event.currentTarget.contains(to as Node | null) && field.type !== 'time') save(value);
  };
  return (
    <div ref={box} className={styles.editor} onKeyDown={onKeyDown} onBlur={onBlur}>
      <FieldInput field={field} value={value} onChange={change} error={editing.cell?.error} bare autoFocus />
    </div>
  );
}
