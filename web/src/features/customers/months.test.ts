import { describe, expect, it } from 'vitest';
import type { Row } from '@/shared/api/values';
import { decimal, marginShare, netOf, units } from './orders/orders';
import { spendingOf } from './months';

const order = (id: string, placedAt: string, total: string | null, more: Record<string, Row[string]> = {}): Row => ({
  id,
  version: 1,
  placedAt,
  status: 'paid',
  totalReporting: total === null ? null : { amount: total, currency: 'UAH' },
  ...more,
});

describe('what a customer spent', () => {
  const now = new Date('2026-11-23T12:00:00');

  it('stands in calendar months, the present one last, without what came back', () => {
    const spending = spendingOf(
      [
        order('a', '2026-11-02T10:00:00', '100.10', { returnedReporting: { amount: '0.20', currency: 'UAH' } }),
        order('b', '2025-12-01T00:00:00', '7'),
        order('c', '2025-11-30T23:00:00', '1000'),
      ],
      now,
      false,
    );
    expect(spending.months[11]!.amount).toBe(units('99.90'));
    expect(spending.months[0]!.amount).toBe(units('7'));
    expect(decimal(spending.total)).toBe('106.9');
    expect(spending.orders.map((row) => row.id)).toEqual(['a', 'b']);
  });

  it('leaves cancelled orders out, and says how many have no rate', () => {
    const spending = spendingOf(
      [order('a', '2026-11-02T10:00:00', '5', { status: 'cancelled' }), order('b', '2026-11-02T10:00:00', null)],
      now,
      false,
    );
    expect(spending.total).toBe(0n);
    expect(spending.unrated).toBe(1);
  });
});

describe('money', () => {
  it.each([
    ['12.5', '12.5'],
    ['-0.0001', '-0.0001'],
    ['1000', '1000'],
    ['0.10', '0.1'],
    ['99999999999999.9999', '99999999999999.9999'],
  ])('%s keeps every digit', (text, same) => {
    expect(decimal(units(text))).toBe(same);
  });

  it('knows a margin only in the currency of the total', () => {
    const of = (currency: string) =>
      marginShare(
        order('a', '', '1', { total: { amount: '200', currency: 'EUR' }, margin: { amount: '62', currency } }),
      );
    expect(of('EUR')).toBeCloseTo(0.31);
    expect(of('UAH')).toBeUndefined();
  });

  it('has no net amount without a rate', () => {
    expect(netOf(order('a', '', null))).toBeUndefined();
  });
});
