import { useCallback } from 'react';
import { fieldOf, useCatalog } from '@/shared/api/catalog';
import { useLabel, useText } from '@/shared/i18n/text';
import type { Experiment } from './experiments';

/** What an arm is called: the word of its choice, yes or no, or the text as it stands. */
export function useArmWords(experiment: Pick<Experiment, 'object' | 'design'>) {
  const object = useCatalog().named(experiment.object);
  const field = object && fieldOf(object, experiment.design.arm);
  const label = useLabel();
  const t = useText();
  return useCallback(
    (arm: string): string => {
      if (field?.type === 'boolean') return arm === 'true' ? t('value.yes') : t('value.no');
      return label(field?.choices.find((choice) => choice.value === arm)?.label) || arm;
    },
    [field, label, t],
  );
}
