import { useMe } from '@/shared/api/me';
import { useFormat } from '@/shared/format/useFormat';

/** Writes an amount of the reporting currency. */
export function useAmount() {
  const { company } = useMe();
  const format = useFormat();
  return (value: number) =>
    format.money({ amount: value.toFixed(2), currency: company.reportingCurrency }, Math.abs(value) >= 100);
}
