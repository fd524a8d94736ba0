import { useMemo } from 'react';
import type { Count, Money } from '@/shared/api/records';
import { useLanguage } from '@/shared/i18n/language';
import { useText } from '@/shared/i18n/text';
import { formatClock, formatDay, formatExact, formatRelative, parseDay } from './dates';
import { formatBytes } from './bytes';
import { formatAbout, formatAmount, formatDecimal, formatMoney, formatShort, formatShortMoney } from './money';

/** Numbers, money and times in the language in force. */
export function useFormat() {
  const { language } = useLanguage();
  const t = useText();
  return useMemo(
    () => ({
      number: (value: number | string, maximumDigits?: number) =>
        formatDecimal(String(value), language, 0, maximumDigits),
      /** With so many decimals whatever the number: probabilities under each other stay aligned. */
      fixed: (value: number, digits: number) => formatDecimal(String(value), language, digits, digits),
      /** An estimate in as many digits as it deserves: "€ 2.84 m", "€ 412", "€ 8.20". */
      about: (amount: number, currency: string) => formatAbout(amount, currency, language),
      money: (money: Money, whole = true) => formatMoney(money, language, whole),
      /** Without the small change that an estimate does not know. */
      roundMoney: (money: Money) =>
        formatMoney({ ...money, amount: String(Math.round(Number(money.amount))) }, language, true),
      amount: (money: Money, whole = false) => formatAmount(money.amount, money.currency, language, whole),
      /** In three digits, for pictures. */
      short: (money: Money) => formatShortMoney(Number(money.amount), money.currency, language),
      shortNumber: (value: number) => formatShort(value, language),
      /** The month of a calendar day: "Nov 2025". */
      month: (day: string) =>
        new Intl.DateTimeFormat(language, { month: 'short', year: 'numeric' }).format(parseDay(day)),
      /** A calendar day of the API, "2026-11-23". */
      day: (day: string) => formatDay(parseDay(day), language),
      /** An instant of the API. */
      exact: (instant: string) => formatExact(new Date(instant), language),
      clock: (instant: string) => formatClock(new Date(instant), language),
      relative: (instant: string) => formatRelative(new Date(instant), language, t),
      /** "1,000+" where counting stopped at its bound. */
      count: (count: Count) => formatDecimal(String(count.value), language) + (count.exact ? '' : '+'),
      /** The size of a file: "1.4 MB". */
      bytes: (size: number) => formatBytes(size, language),
      percent: (share: number) => `${formatDecimal(String(Math.round(share * 100)), language)}\u00a0%`,
      /** A share that may be far below a hundredth, in two digits: "12 %", "1.2 %", "0.12 %". */
      smallShare: (share: number) => `${formatDecimal(String(Number((share * 100).toPrecision(2))), language)}\u00a0%`,
    }),
    [language, t],
  );
}
