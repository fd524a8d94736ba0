import { isMoney, type Money, type Row, type Value } from '@/shared/api/values';
import type { Text } from '@/shared/i18n/text';
import { asText } from '../values';

export function orderTitle(t: Text, order: Row): string {
  const number = asText(order.number) || asText(order.externalId);
  return number ? t('order.numbered', { number }) : t('order.unnumbered');
}

/** Margin as a share of the total; undefined where either is not known. */
export function marginShare(order: Row): number | undefined {
  if (!isMoney(order.margin) || !isMoney(order.total) || order.margin.currency !== order.total.currency)
    return undefined;
  const total = Number(order.total.amount);
  return total > 0 ? Number(order.margin.amount) / total : undefined;
}

const scale = 10_000n;

/** Decimal text as ten-thousandths: sums of money never pass through floating point. */
export function units(decimal: string): bigint {
  const match = /^(-?)(\d*)(?:\.(\d{0,4})\d*)?$/.exec(decimal.trim());
  if (!match) return 0n;
  const whole = BigInt(match[2] || '0') * scale + BigInt((match[3] ?? '').padEnd(4, '0') || '0');
  return match[1] ? -whole : whole;
}

export function decimal(amount: bigint): string {
  const positive = amount < 0n ? -amount : amount;
  const fraction = String(positive % scale)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return `${amount < 0n ? '-' : ''}${positive / scale}${fraction ? `.${fraction}` : ''}`;
}

/** What an order brought in the reporting currency, less what came back; undefined where no rate is known. */
export function netOf(order: Record<string, Value>): bigint | undefined {
  if (!isMoney(order.totalReporting)) return undefined;
  const returned = isMoney(order.returnedReporting) ? units(order.returnedReporting.amount) : 0n;
  return units(order.totalReporting.amount) - returned;
}

export function moneyOf(amount: bigint, currency: string): Money {
  return { amount: decimal(amount), currency };
}
