import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ObjectType } from '@/shared/api/catalog';
import { request } from '@/shared/api/http';
import { useText } from '@/shared/i18n/text';
import { LastStep } from '../LastStep';
import { type Prediction, predictionQuery, predictionsQuery } from '../predictions';
import { useInputLabel } from '../useInputWords';
import { type Draft, wishOf } from './draft';

/** The second step: which fields it is learned from, and the learning. */
export function FromWhat({
  object,
  draft,
  inputs,
  leftOut,
  onLeaveOut,
  onBack,
}: {
  object: ObjectType;
  draft: Draft;
  inputs: string[];
  leftOut: string[];
  onLeaveOut: (names: string[]) => void;
  onBack: () => void;
}) {
  const t = useText();
  const words = useInputLabel(object.name);
  const client = useQueryClient();
  const navigate = useNavigate();
  const ask = useMutation({
    mutationFn: () =>
      request<Prediction>('POST', 'predictions', {
        body: wishOf(object, draft, leftOut),
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: (prediction) => {
      client.setQueryData(predictionQuery(prediction.id).queryKey, prediction);
      void client.invalidateQueries({ queryKey: predictionsQuery.queryKey, exact: true });
      void navigate({ to: '/insight/predictions/$id', params: { id: prediction.id } });
    },
  });
  const used = inputs.filter((name) => !leftOut.includes(name)).length;
  return (
    <LastStep
      hint={t('predictions.fromHint', { used, all: inputs.length })}
      title={t('predictions.step.from')}
      fields={inputs.map((name) => ({ name, label: words(name) }))}
      isChosen={(name) => !leftOut.includes(name)}
      onChoose={(name, chosen) => onLeaveOut(chosen ? leftOut.filter((one) => one !== name) : [...leftOut, name])}
      work={ask}
      refused={t('predictions.notAsked')}
      go={t('predictions.learn')}
      ready={used > 0}
      onBack={onBack}
    />
  );
}
