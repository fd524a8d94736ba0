import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { may, useCatalog } from '@/shared/api/catalog';
import { describeProblem } from '@/shared/api/problem';
import { createRecord } from '@/shared/api/records';
import { addToSegment, removeFromSegment, segmentOfFilter, segmentsQuery } from '@/shared/api/segments';
import { Select } from '@/shared/fields/Select';
import { useText } from '@/shared/i18n/text';
import type { Selection } from './useSelection';

const newList = '';

/** Adds the chosen customers to a segment that is chosen by hand, a new one or one that there is; or takes them out of the one shown. */
export default function SegmentDialog({
  filter,
  selection,
  onClose,
}: {
  filter: string;
  selection: Selection;
  onClose: () => void;
}) {
  const t = useText();
  const client = useQueryClient();
  const object = useCatalog().named('segment');
  const { data: segments = [] } = useQuery(segmentsQuery);
  const lists = segments.filter((segment) => segment.kind === 'list');
  const shown = lists.find((segment) => segment.id === segmentOfFilter(filter));
  const [chosen, setChosen] = useState(newList);
  const [name, setName] = useState('');
  const [key] = useState(() => crypto.randomUUID());
  const which = selection.everything ? { filter } : { ids: [...selection.ids] };
  const done = async () => {
    await client.invalidateQueries({ queryKey: ['segments'] });
    await client.invalidateQueries({ queryKey: ['records', 'customers'] });
    selection.clear();
    onClose();
  };
  const add = useMutation({
    mutationFn: async () => {
      const segment =
        chosen === newList
          ? await createRecord('segments', { name: name.trim(), kind: 'list' }, key)
          : lists.find((list) => list.id === chosen)!;
      return { segment: String(segment.name), ...(await addToSegment(segment.id, which)) };
    },
    onSuccess: async ({ segment, customers }) => {
      showToast(t('bulk.segmentAdded', { count: customers, name: segment }));
      await done();
    },
  });
  const remove = useMutation({
    mutationFn: () => removeFromSegment(shown!.id, which),
    onSuccess: async ({ customers }) => {
      showToast(t('bulk.segmentRemoved', { count: customers, name: shown!.name }));
      await done();
    },
  });
  const failure = add.error ?? remove.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  const data = [
    ...(may(object, 'create') ? [{ value: newList, label: t('bulk.segmentNew') }] : []),
    ...lists.map((list) => ({ value: list.id, label: list.name })),
  ];
  return (
    <Modal opened onClose={onClose} title={t('bulk.segment')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form onSubmit={submit} style={{ display: 'grid', gap: 14 }}>
        <Select
          label={t('bulk.segmentWhich')}
          data={data}
          allowDeselect={false}
          value={chosen}
          onChange={(value) => setChosen(value ?? newList)}
        />
        {chosen === newList && (
          <TextInput
            label={t('bulk.segmentName')}
            data-autofocus
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        {failure && (
          <p className="small risk" role="alert">
            {describeProblem(failure, t)}
          </p>
        )}
        <div className="row" style={{ flexWrap: 'wrap', justifyContent: 'flex-end' }}>
          {shown && (
            <Button variant="subtle" loading={remove.isPending} onClick={() => remove.mutate()}>
              {t('bulk.segmentRemove', { name: shown.name })}
            </Button>
          )}
          <span className="grow" />
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            type="submit"
            variant="filled"
            loading={add.isPending}
            disabled={chosen === newList && (!name.trim() || !may(object, 'create'))}
          >
            {t('bulk.segmentAdd')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
