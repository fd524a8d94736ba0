import type { Row } from '@/shared/api/values';
import { netOf } from './orders/orders';
import { asText } from './values';

/** One of the last twelve calendar months: what was bought less what came back, in the reporting currency. */
export interface Month {
  start: Date;
  amount: bigint;
  orders: number;
}

export interface Spending {
  months: Month[];
  total: bigint;
  /** Orders counted in. */
  orders: Row[];
  /** Orders in a currency without a known rate, which are in no sum. */
  unrated: number;
  /** Reading stopped before the beginning of the twelve months. */
  cut: boolean;
}

export function startOfMonths(now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth() - 11, 1);
}

/** Orders put into their months; cancelled ones are no purchases. */
export function spendingOf(rows: readonly Row[], now: Date, cut: boolean): Spending {
  const start = startOfMonths(now);
  const months = Array.from({ length: 12 }, (_, month): Month => {
    return { start: new Date(start.getFullYear(), start.getMonth() + month, 1), amount: 0n, orders: 0 };
  });
  const orders: Row[] = [];
  let unrated = 0;
  for (const row of rows) {
    if (row.status === 'cancelled') continue;
    const at = new Date(asText(row.placedAt));
    const month = months[(at.getFullYear() - start.getFullYear()) * 12 + at.getMonth() - start.getMonth()];
    if (!month) continue;
    const net = netOf(row);
    if (net === undefined) {
      unrated++;
      continue;
    }
    orders.push(row);
    month.amount += net;
    month.orders++;
  }
  return { months, total: months.reduce((sum, month) => sum + month.amount, 0n), orders, unrated, cut };
}
