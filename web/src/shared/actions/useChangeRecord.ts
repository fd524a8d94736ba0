import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { fieldOf, type ObjectType } from '@/shared/api/catalog';
import { Problem } from '@/shared/api/problem';
import { changeRecord, type Row, showChange, titleOf, type Value, writtenValues } from '@/shared/api/records';
import { useLabel, useText } from '@/shared/i18n/text';
import { showConflict } from './conflicts';
import { showToast } from './toasts';

/**
 * Changes fields of a record: shown at once everywhere, written with If-Match, taken back where the server refuses, undone by Z.
 * A conflict opens the dialog with both versions; any other refusal is the answer.
 */
export function useChangeRecord(object: ObjectType) {
  const client = useQueryClient();
  const t = useText();
  const label = useLabel();
  return useCallback(
    async (row: Row, values: Record<string, Value>, quiet = false): Promise<Problem | undefined> => {
      const { path } = object;
      const before = Object.fromEntries(Object.keys(values).map((name) => [name, row[name]]));
      const save = async (base: Row, wanted: Record<string, Value>): Promise<Row> => {
        showChange(client, path, row.id, wanted);
        const saved = await changeRecord(path, base.id, base.version, writtenValues(object, wanted));
        showChange(client, path, row.id, saved);
        void client.invalidateQueries({ queryKey: ['history', path, row.id] });
        void client.invalidateQueries({ queryKey: ['sums', path] });
        return saved;
      };
      const announce = (saved: Row) => {
        if (quiet) return;
        const fields = Object.keys(values).map((name) => label(fieldOf(object, name)?.label));
        showToast(t('record.changed', { fields: fields.join(', '), name: titleOf(object, { ...row, ...saved }) }), () =>
          save(saved, before).catch((failure: unknown) => takeBack(failure, { ...row, ...saved }, before)),
        );
      };
      const takeBack = (failure: unknown, base: Row, wanted: Record<string, Value>): Problem => {
        const current = Object.fromEntries(Object.keys(wanted).map((name) => [name, base[name]]));
        showChange(client, path, base.id, current);
        if (!(failure instanceof Problem)) throw failure;
        const theirs = failure.details.current as Row | undefined;
        if (failure.status === 412 && theirs) {
          showChange(client, path, base.id, theirs);
          showConflict({
            object,
            current: theirs,
            values: wanted,
            keep: () => showConflict(undefined),
            overwrite: () => {
              showConflict(undefined);
              void save(theirs, wanted).then(announce, (again: unknown) => takeBack(again, theirs, wanted));
            },
          });
        }
        return failure;
      };
      try {
        announce(await save(row, values));
        return undefined;
      } catch (failure) {
        return takeBack(failure, row, values);
      }
    },
    [client, object, t, label],
  );
}
