import { useCallback } from 'react';
import { fieldOf, useCatalog } from '@/shared/api/catalog';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';

const purchases = 'purchases.';

/** What an input is called: the field's label, or the words of a fact about purchases. */
export function useInputLabel(object: string) {
  const type = useCatalog().named(object);
  const label = useLabel();
  const t = useText();
  return useCallback(
    (input: string) =>
      input.startsWith(purchases)
        ? t(`predictions.purchases.${input.slice(purchases.length)}`)
        : label(type && fieldOf(type, input)?.label) || input,
    [type, label, t],
  );
}

/** A value of an input as a person reads it: the word of a choice, a number in the language in force. */
export function useInputValue(object: string) {
  const type = useCatalog().named(object);
  const label = useLabel();
  const format = useFormat();
  const t = useText();
  return useCallback(
    (input: string, value: unknown): string => {
      const field = type && fieldOf(type, input);
      if (value === null || value === undefined || value === '') return t('predictions.unknown');
      if (typeof value === 'boolean') return value ? t('value.yes') : t('value.no');
      if (typeof value === 'object' && 'amount' in value)
        return format.money(value as { amount: string; currency: string });
      if (field?.type === 'date' || field?.type === 'time') return t('predictions.daysAgo', { days: Number(value) });
      if (field?.type === 'number' || field?.type === 'integer' || typeof value === 'number')
        return format.number(String(value), 2);
      const choice = field?.choices?.find((one) => one.value === value);
      return label(choice?.label) || String(value);
    },
    [type, label, format, t],
  );
}
