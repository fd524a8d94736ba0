import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { request } from '@/shared/api/http';
import { createRecord } from '@/shared/api/records';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { type Part, readSet } from './pictures';
import { useSetWords } from './useSetWords';

/** A set of more would be read for minutes, fifty at a time. */
export const mostByHand = 2_000;

/** Makes a list of these customers, for sets that no condition over fields can say: it stays as it is today. */
export function KeepAsSegment({ part, count }: { part: Part; count: number }) {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const words = useSetWords();
  const [added, setAdded] = useState(0);
  const keep = useMutation({
    mutationFn: async () => {
      const name = `${words.title(part)}, ${format.day(new Date().toISOString().slice(0, 10))}`;
      const segment = await createRecord('segments', { name }, crypto.randomUUID());
      let place: string | undefined;
      do {
        const page = await readSet(part, place);
        await request('POST', `segments/${segment.id}/members`, { body: { ids: page.items.map((item) => item.id) } });
        setAdded((before) => before + page.items.length);
        place = page.next ?? undefined;
      } while (place);
      return segment;
    },
    onSuccess: (segment) => void navigate({ to: '/segments/$id', params: { id: segment.id } }),
    onError: () => showToast(t('pictures.segmentFailed')),
    onSettled: () => setAdded(0),
  });
  return (
    <Button size="xs" disabled={keep.isPending} onClick={() => keep.mutate()}>
      {keep.isPending ? t('pictures.adding', { added, count }) : t('pictures.makeSegment')}
    </Button>
  );
}
