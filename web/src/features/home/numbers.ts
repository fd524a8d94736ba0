import type { Money } from '@/shared/api/values';

const year = 'days(365)';
const twoYears = 'days(730)';

/** The questions behind the numbers, as anybody could type them into a list. */
export function numbersOf(now: Date) {
  const day = (months: number, date = 1) => new Date(now.getFullYear(), now.getMonth() + months, date);
  const at = (moment: Date) => `timestamp("${moment.toISOString()}")`;
  const orders = 'customer.owner == me && status != "cancelled"';
  const first = at(day(0));
  const firstBefore = at(day(-1));
  // The month before as far as this one has come; its last day where it was shorter.
  const lastBefore = new Date(now.getFullYear(), now.getMonth(), 0).getDate();
  const sameMoment = new Date(day(-1, Math.min(now.getDate(), lastBefore)).setHours(now.getHours()));
  const mine = 'owner == me && orderCount > 0';
  const boughtBefore = `owner == me && orders.exists(o, o.status != "cancelled" && o.placedAt > now - ${twoYears} && o.placedAt <= now - ${year})`;
  return {
    mine,
    thisMonth: `${orders} && placedAt >= ${first}`,
    monthBefore: `${orders} && placedAt >= ${firstBefore} && placedAt < ${first}`,
    sameDaysBefore: `${orders} && placedAt >= ${firstBefore} && placedAt < ${at(sameMoment)}`,
    returning: `${orders} && placedAt >= ${first} && customer.orderCount > 1`,
    boughtBefore,
    kept: `${boughtBefore} && lastOrderAt > now - ${year}`,
    lost: `${boughtBefore} && lastOrderAt <= now - ${year}`,
  };
}

export type NumbersOf = ReturnType<typeof numbersOf>;

export interface Sums {
  fields: { field: string; sum: (Money | string)[] }[];
}

/** Orders less what came back, in the reporting currency. */
export function incomeOf({ fields }: Sums): number {
  const sum = (name: string) =>
    (fields.find((each) => each.field === name)?.sum ?? []).reduce(
      (total, each) => total + Number(typeof each === 'string' ? each : each.amount),
      0,
    );
  return sum('totalReporting') - sum('returnedReporting');
}
