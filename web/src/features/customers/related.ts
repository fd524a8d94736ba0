import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { inBin, type ObjectType, useCatalog } from '@/shared/api/catalog';
import { describeProblem } from '@/shared/api/problem';
import {
  changeRecord,
  createRecord,
  deleteRecord,
  type ListQuestion,
  listRecords,
  restoreRecord,
  type Row,
  type Value,
  writtenValues,
} from '@/shared/api/records';
import { useText } from '@/shared/i18n/text';

/** Whether the customer whose page this is lies in the bin: nothing that belongs to it is changed there. */
export const InBin = createContext(false);

/** Rows of another object that belong to a customer or an order. */
export function relatedQuery(path: string, question: ListQuestion) {
  return queryOptions({
    queryKey: ['records', path, 'related', question],
    queryFn: ({ signal }) => listRecords(path, { limit: 100, total: 'none', ...question }, signal),
  });
}

/** The related object as this person may see it, with its rows; the object is undefined where it may not be read. */
export function useRelated(name: string, question: ListQuestion) {
  const known = useCatalog().named(name);
  const object = useContext(InBin) && known ? inBin(known) : known;
  // A list answers only its usual columns: these rows are edited here, so every field is asked for.
  const fields = question.fields ?? object?.fields.map((field) => field.name);
  const query = useQuery({
    ...relatedQuery(object?.path ?? '', { ...question, fields }),
    enabled: object !== undefined,
  });
  return { object, rows: query.data?.items ?? [], ...query };
}

/** Writes what belongs to a customer: everything on the page that may follow from it is asked again. */
export function usePartChanges(object: ObjectType) {
  const client = useQueryClient();
  const t = useText();
  const refresh = useCallback(() => {
    for (const key of [['records', object.path], ['records', 'customers'], ['quality'], ['timeline'], ['history']]) {
      void client.invalidateQueries({ queryKey: key });
    }
  }, [client, object.path]);
  const create = useCallback(
    async (values: Record<string, Value>, idempotencyKey: string): Promise<Row> => {
      const row = await createRecord(object.path, writtenValues(object, values), idempotencyKey);
      refresh();
      return row;
    },
    [object, refresh],
  );
  const change = useCallback(
    async (row: Row, values: Record<string, Value>): Promise<Row> => {
      const saved = await changeRecord(object.path, row.id, row.version, writtenValues(object, values));
      refresh();
      return saved;
    },
    [object, refresh],
  );
  /** To the bin, with the way back; true when it is there. */
  const remove = useCallback(
    async (row: Row, name: string): Promise<boolean> => {
      try {
        await deleteRecord(object.path, row.id, row.version);
      } catch (failure) {
        showToast(describeProblem(failure, t));
        return false;
      }
      refresh();
      showToast(t('record.deleted', { name }), async () => {
        await restoreRecord(object.path, row.id);
        refresh();
      });
      return true;
    },
    [object, refresh, t],
  );
  return { create, change, remove, refresh };
}
