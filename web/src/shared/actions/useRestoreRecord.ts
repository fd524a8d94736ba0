import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { showToast } from '@/shared/actions/toasts';
import type { ObjectType } from '@/shared/api/catalog';
import { describeProblem } from '@/shared/api/problem';
import { restoreRecord, type Row, titleOf } from '@/shared/api/records';
import { useText } from '@/shared/i18n/text';

/** Takes a record out of the bin. */
export function useRestoreRecord(object: ObjectType) {
  const client = useQueryClient();
  const t = useText();
  return useCallback(
    async (row: Row) => {
      try {
        await restoreRecord(object.path, row.id);
        showToast(t('record.restored', { name: titleOf(object, row) }));
      } catch (failure) {
        showToast(describeProblem(failure, t));
      }
      await client.invalidateQueries({ queryKey: ['records', object.path] });
    },
    [client, object, t],
  );
}
