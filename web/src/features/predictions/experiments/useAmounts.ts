import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import type { Outcome } from './experiments';

/** As many decimals as tell a figure of this size apart. */
function digits(value: number): number {
  const size = Math.abs(value);
  return size >= 100 ? 0 : size >= 1 ? 2 : size >= 0.01 ? 3 : 4;
}

/** Figures of one outcome in its unit: shares in percentage points, money in its currency, numbers as they are. */
export function useAmounts(outcome: Pick<Outcome, 'unit' | 'currency'>) {
  const format = useFormat();
  const t = useText();
  const plain = (value: number): string => {
    if (outcome.unit === 'SHARE') return `${format.number((value * 100).toFixed(2), 2)}\u00a0%`;
    if (outcome.unit === 'MONEY' && outcome.currency)
      return format.money({ amount: value.toFixed(2), currency: outcome.currency });
    return format.number(value.toFixed(digits(value)), 4);
  };
  const sign = (value: number) => (value > 0 ? '+' : value < 0 ? '−' : '');
  return {
    plain,
    signed: (value: number) =>
      outcome.unit === 'SHARE'
        ? `${sign(value)}${t('experiments.points', { value: format.number((Math.abs(value) * 100).toFixed(2), 2) })}`
        : sign(value) + plain(Math.abs(value)),
    /** A sum over customers: of shares it is a number of customers. */
    total: (value: number) =>
      sign(value) +
      (outcome.unit === 'SHARE' ? format.number(Math.round(Math.abs(value))) : plain(Math.round(Math.abs(value)))),
  };
}
