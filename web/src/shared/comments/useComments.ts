import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { deleteComment, restoreComment } from '@/shared/api/comments';
import { describeProblem } from '@/shared/api/problem';
import { useText } from '@/shared/i18n/text';

/** Refreshes what shows comments, and deletes one with the way back. */
export function useComments() {
  const client = useQueryClient();
  const t = useText();
  const refresh = useCallback(
    () =>
      Promise.all(
        [['comments'], ['timeline'], ['notifications']].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
    [client],
  );
  const remove = useCallback(
    async (id: string) => {
      try {
        await deleteComment(id);
      } catch (failure) {
        showToast(describeProblem(failure, t));
        return;
      }
      showToast(t('comment.deleted'), async () => {
        await restoreComment(id);
        await refresh();
      });
      await refresh();
    },
    [refresh, t],
  );
  return { refresh, remove };
}
