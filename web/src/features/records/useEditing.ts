import { useCallback, useState } from 'react';
import { type Field, isEditable, type ObjectType } from '@/shared/api/catalog';
import type { Row, Value } from '@/shared/api/records';
import { useChangeRecord } from '@/shared/actions/useChangeRecord';

export interface Editing {
  cell?: { id: string; field: string; value?: Value; error?: string };
  begin: (id: string, field: string | undefined) => void;
  save: (row: Row, field: string, value: Value) => void;
  cancel: () => void;
}

/** Which fields of a list or record may be changed where they stand. */
export function editableField(object: ObjectType): (field: Field) => boolean {
  return (field) => isEditable(object, field);
}

/** The one cell that is being edited; a refused value comes back into its cell with the reason. */
export function useEditing(object: ObjectType): Editing {
  const [cell, setCell] = useState<Editing['cell']>();
  const change = useChangeRecord(object);
  const begin = useCallback((id: string, field: string | undefined) => setCell(field ? { id, field } : undefined), []);
  const cancel = useCallback(() => setCell(undefined), []);
  const save = useCallback(
    (row: Row, field: string, value: Value) => {
      setCell(undefined);
      if (JSON.stringify(value ?? null) === JSON.stringify(row[field] ?? null)) return;
      void change(row, { [field]: value }).then((problem) => {
        if (!problem || problem.status === 412) return;
        setCell({ id: row.id, field, value, error: problem.fieldErrors[field] ?? problem.message });
      });
    },
    [change],
  );
  return { cell, begin, save, cancel };
}
