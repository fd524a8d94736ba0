import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { describeProblem } from '@/shared/api/problem';
import { useText } from '@/shared/i18n/text';
import type { Choices } from './Comparison';
import { merge, undoMerge } from './duplicates';

/** Merges the second customer into the first, says so, and leaves the way back. */
export function useMerge() {
  const client = useQueryClient();
  const t = useText();
  return useCallback(
    async (first: { id: string; name: string }, second: { id: string }, choices: Choices, confirmed = false) => {
      const refresh = () => {
        for (const key of ['records', 'duplicates', 'timeline', 'quality', 'history'])
          void client.invalidateQueries({ queryKey: [key] });
      };
      const done = await merge(first.id, second.id, choices, confirmed);
      refresh();
      showToast(t('merge.done', { name: first.name }), async () => {
        try {
          await undoMerge(done.merge);
          showToast(t('merge.undone'));
        } catch (failure) {
          showToast(describeProblem(failure, t));
        }
        refresh();
      });
    },
    [client, t],
  );
}
