import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { describeProblem } from '@/shared/api/problem';
import { type Step, takeStep, undoStep, type WorkItem, type WorkItemList } from '@/shared/api/work';
import { useText } from '@/shared/i18n/text';

/** What is refreshed once work was done: the lists, the customer's page, tasks, figures. */
const touched = [['work'], ['records', 'tasks'], ['timeline'], ['notifications']];

/**
 * Takes a step with an item: it leaves the list at once, and comes back with the reason where the server refuses. `failures` by
 * item are shown where the item stands.
 */
export function useSteps() {
  const client = useQueryClient();
  const t = useText();
  const [failures, setFailures] = useState<Record<string, unknown>>({});
  const refresh = useCallback(
    () => Promise.all(touched.map((queryKey) => client.invalidateQueries({ queryKey }))),
    [client],
  );
  const take = useCallback(
    async (item: WorkItem, step: Step, said?: string): Promise<boolean> => {
      const fail = (failure: unknown) => setFailures((before) => ({ ...before, [item.id]: failure }));
      fail(undefined);
      await client.cancelQueries({ queryKey: ['work', 'items'] });
      const before = client.getQueriesData({ queryKey: ['work', 'items'] });
      client.setQueriesData<InfiniteData<WorkItemList>>({ queryKey: ['work', 'items'] }, (data) => without(data, item));
      try {
        await takeStep(item.id, step);
      } catch (failure) {
        before.forEach(([key, data]) => client.setQueryData(key, data));
        fail(failure);
        return false;
      }
      showToast(said ?? t(`work.said.${step.verb}`, { name: item.customer?.name ?? item.title ?? '' }), async () => {
        try {
          await undoStep(item.id);
        } catch (failure) {
          showToast(describeProblem(failure, t));
        }
        await refresh();
      });
      void refresh();
      return true;
    },
    [client, refresh, t],
  );
  return { take, failures };
}

function without(data: InfiniteData<WorkItemList> | undefined, item: WorkItem) {
  return (
    data && {
      ...data,
      pages: data.pages.map((page) => ({ ...page, items: page.items.filter((other) => other.id !== item.id) })),
    }
  );
}
