import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useChangeRecord } from '@/shared/actions/useChangeRecord';
import { type Field, isEditable, type ObjectType } from '@/shared/api/catalog';
import type { Row, Value } from '@/shared/api/records';
import { useLabel, useText } from '@/shared/i18n/text';
import { IconButton } from '@/shared/ui/IconButton';
import styles from './FieldList.module.css';
import { FieldInput } from './FieldInput';
import { FieldValue, isMissing } from './FieldValue';

const atOnce = new Set(['choice', 'reference', 'date', 'boolean']);

/** Fields of a record beside their labels, each edited where it stands. */
export function FieldList({ object, row, fields }: { object: ObjectType; row: Row; fields: Field[] }) {
  return (
    <dl className={styles.list}>
      {fields.map((field) => (
        <FieldLine key={field.name} object={object} row={row} field={field} />
      ))}
    </dl>
  );
}

function FieldLine({ object, row, field }: { object: ObjectType; row: Row; field: Field }) {
  const t = useText();
  const label = useLabel();
  const change = useChangeRecord(object);
  const [editing, setEditing] = useState<{ value: Value; error?: string }>();
  const editable = isEditable(object, field);
  const name = label(field.label);
  const save = async (value: Value) => {
    setEditing(undefined);
    if (JSON.stringify(value ?? null) === JSON.stringify(row[field.name] ?? null)) return;
    const problem = await change(row, { [field.name]: value });
    if (problem && problem.status !== 412)
      setEditing({ value, error: problem.fieldErrors[field.name] ?? problem.message });
  };
  return (
    <div className={styles.line} data-editing={editing !== undefined || undefined}>
      <dt className={styles.label} title={field.description ? label(field.description) : undefined}>
        {name}
      </dt>
      <dd
        className={styles.value}
        onDoubleClick={editable && !editing ? () => setEditing({ value: row[field.name] }) : undefined}
      >
        {editing ? (
          <Editor
            field={field}
            start={editing.value}
            error={editing.error}
            onSave={(value) => void save(value)}
            onCancel={() => setEditing(undefined)}
          />
        ) : (
          <>
            <span className={styles.shown}>
              {isMissing(row[field.name]) ? (
                <span className="text-3">{t('value.none')}</span>
              ) : (
                <FieldValue field={field} value={row[field.name]} />
              )}
            </span>
            {editable && (
              <IconButton
                icon="edit"
                label={t('field.edit', { field: name })}
                className={styles.edit}
                onClick={() => setEditing({ value: row[field.name] })}
              />
            )}
          </>
        )}
      </dd>
    </div>
  );
}

interface EditorProps {
  field: Field;
  start: Value;
  error?: string;
  onSave: (value: Value) => void;
  onCancel: () => void;
}

/** Enter and leaving save, Esc gives up; a choice saves as it is made. */
function Editor({ field, start, error, onSave, onCancel }: EditorProps) {
  const t = useText();
  const [value, setValue] = useState(start);
  const done = useRef(false);
  const box = useRef<HTMLDivElement>(null);
  const save = (next: Value) => {
    if (done.current) return;
    done.current = true;
    onSave(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      done.current = true;
      onCancel();
    }
    if (
      event.key === 'Enter' &&
      !atOnce.has(field.type) &&
      field.type !== 'time' &&
      (field.type !== 'longText' || event.ctrlKey)
    ) {
      event.preventDefault();
      save(value);
    }
  };
  const onBlur = (event: FocusEvent) => {
    const to = event.relatedTarget;
    if (to instanceof Element && (box.current?.contains(to) || to.closest('[data-portal]'))) return;
    if (field.type !== 'time') save(value);
  };
  return (
    <div ref={box} className="grow" onKeyDown={onKeyDown} onBlur={onBlur}>
      <FieldInput
        field={field}
        value={value}
        error={error}
        bare
        autoFocus
        onChange={(next) => {
          setValue(next);
          if (atOnce.has(field.type)) save(next);
        }}
      />
      {field.type === 'time' && <IconButton icon="check" label={t('action.save')} onClick={() => save(value)} />}
    </div>
  );
}
