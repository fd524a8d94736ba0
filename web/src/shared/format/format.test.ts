import { describe, expect, it } from 'vitest';
import { formatDay, formatRelative, parseDay } from './dates';
import { formatBytes } from './bytes';
import { formatAbout, formatAmount, formatMoney } from './money';
import { initials } from './names';

const nbsp = '\u00a0';

describe('money', () => {
  it('tells an estimate in as many digits as it deserves', () => {
    expect(formatAbout(2_843_120.4, 'UAH', 'en')).toBe(`₴${nbsp}2.84M`);
    expect(formatAbout(412.4, 'EUR', 'en')).toBe(`€${nbsp}412`);
    expect(formatAbout(-8.2, 'EUR', 'en')).toBe(`€${nbsp}-8.20`);
    expect(formatAbout(71_300, 'EUR', 'ru')).toBe(`71${nbsp}300${nbsp}€`);
  });
  it('stands after its symbol in English and before it in Russian and Ukrainian', () => {
    const money = { amount: '412000.00', currency: 'UAH' };
    expect(formatMoney(money, 'en')).toBe(`₴${nbsp}412,000`);
    expect(formatMoney(money, 'ru')).toBe(`412${nbsp}000${nbsp}₴`);
    expect(formatMoney(money, 'uk')).toBe(`412${nbsp}000${nbsp}₴`);
  });

  it('keeps cents where there are any, and in columns always', () => {
    expect(formatMoney({ amount: '12.5', currency: 'EUR' }, 'en')).toBe(`€${nbsp}12.50`);
    expect(formatMoney({ amount: '12.5', currency: 'EUR' }, 'uk')).toBe(`12,50${nbsp}€`);
    expect(formatAmount('12', 'EUR', 'en')).toBe('12.00');
  });

  it('loses no digit of an amount beyond floating point', () => {
    expect(formatAmount('90071992547409931.25', 'EUR', 'en')).toBe('90,071,992,547,409,931.25');
  });

  it('shows a currency that it does not know by its code', () => {
    expect(formatMoney({ amount: '5', currency: 'XQX' }, 'en')).toContain('XQX');
  });
});

describe('time', () => {
  const now = new Date(2026, 10, 23, 9, 0);
  const t = (id: string, values?: Record<string, unknown>) => `${id} ${values?.count ?? ''}`.trim();

  it.each([
    [new Date(2026, 10, 23, 8, 59, 30), 'time.now'],
    [new Date(2026, 10, 23, 8, 15), 'time.minutes 45'],
    [new Date(2026, 10, 23, 1, 0), 'time.hours 8'],
    [new Date(2026, 10, 22, 23, 0), 'time.yesterday'],
    [new Date(2026, 10, 14, 9, 0), 'time.days 9'],
    [new Date(2026, 9, 1, 9, 0), '1 Oct'],
    [new Date(2025, 9, 1, 9, 0), '1 Oct 2025'],
  ])('%s', (date, expected) => expect(formatRelative(date, 'en', t, now)).toBe(expected));

  it('takes a day as that day in every time zone', () => {
    expect(formatDay(parseDay('2026-03-01'), 'en', now)).toBe('1 Mar');
  });
});

describe('initials', () => {
  it.each([
    ['Hotel Chornohora', 'HC'],
    ['«Мавка»', 'М'],
    ['iryna von bondar', 'IV'],
    ['', '–'],
  ])('%s', (name, expected) => expect(initials(name)).toBe(expected));
});

describe('sizes of files', () => {
  it('stand in the unit that keeps them short', () => {
    expect(formatBytes(0, 'en')).toBe('0 byte');
    expect(formatBytes(1400, 'en')).toBe('1.4 kB');
    expect(formatBytes(25_000_000, 'en')).toBe('25 MB');
    expect(formatBytes(1400, 'ru').replace(/\s/, ' ')).toBe('1,4 кБ');
  });
});
