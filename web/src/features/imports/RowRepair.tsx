import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { Problem } from '@/shared/api/problem';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { type Import, type RefusedRow, useRepairs } from './imports';
import styles from './imports.module.css';
import { mappedOf } from './targets';

interface Props {
  item: Import;
  row: RefusedRow;
  onClose: () => void;
}

/** The cells of a refused row; once they are right the row comes in as part of the same import. */
export function RowRepair({ item, row, onClose }: Props) {
  const t = useText();
  const [cells, setCells] = useState(() => item.columns.map((column) => row.cells[column.index] ?? ''));
  const { fix } = useRepairs(item.id);
  const targetOf = (index: number) => mappedOf(item.mapping, item.columns[index]!)?.target ?? '';
  const errors: Record<string, string> = fix.isError
    ? fix.error instanceof Problem
      ? fix.error.fieldErrors
      : {}
    : Object.fromEntries(row.reasons.map((reason) => [reason.target, reason.detail]));
  const known = new Set(item.columns.map((column) => targetOf(column.index)));
  const elsewhere = Object.entries(errors).filter(([target]) => !known.has(target));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    fix.mutate(
      { row: row.row, cells },
      {
        onSuccess: () => {
          showToast(t('imports.fixed', { row: row.row }));
          onClose();
        },
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <div className={styles.cells}>
        {item.columns.map((column) => (
          <TextInput
            key={column.index}
            size="xs"
            label={column.name || t('imports.columnNumber', { number: column.index + 1 })}
            value={cells[column.index]}
            error={targetOf(column.index) ? errors[targetOf(column.index)] : undefined}
            onChange={(event) =>
              setCells(cells.map((cell, at) => (at === column.index ? event.currentTarget.value : cell)))
            }
          />
        ))}
      </div>
      {elsewhere.map(([target, words]) => (
        <p key={target} className="risk small" role="alert">
          {words}
        </p>
      ))}
      {fix.isError && Object.keys(errors).length === 0 && (
        <ErrorPanel failure={fix.error} title={t('imports.refusedStep')} />
      )}
      <div className={styles.dialogActions}>
        <Button size="xs" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button size="xs" type="submit" variant="filled" loading={fix.isPending}>
          {t('imports.fixDo')}
        </Button>
      </div>
    </form>
  );
}
