import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ObjectType } from '@/shared/api/catalog';
import { describeProblem } from '@/shared/api/problem';
import { deleteRecord, restoreRecord, type Row, titleOf } from '@/shared/api/records';
import { useText } from '@/shared/i18n/text';
import { showToast } from './toasts';

/** Puts a record into the bin, with the way back; true when it is there. */
export function useDeleteRecord(object: ObjectType) {
  const client = useQueryClient();
  const t = useText();
  return useCallback(
    async (row: Row): Promise<boolean> => {
      const refresh = () => client.invalidateQueries({ queryKey: ['records', object.path] });
      try {
        await deleteRecord(object.path, row.id, row.version);
      } catch (failure) {
        showToast(describeProblem(failure, t));
        return false;
      }
      client.removeQueries({ queryKey: ['records', object.path, 'one', row.id] });
      void refresh();
      showToast(t('record.deleted', { name: titleOf(object, row) }), async () => {
        await restoreRecord(object.path, row.id);
        await refresh();
      });
      return true;
    },
    [client, object, t],
  );
}
