import type { Language } from '@/shared/i18n/language';

function symbolOf(currency: string, language: Language): string {
  try {
    const parts = new Intl.NumberFormat(language, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
    }).formatToParts(0);
    return parts.find((part) => part.type === 'currency')?.value ?? currency;
  } catch {
    return currency;
  }
}

function digitsOf(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** A decimal number as text, exactly, without passing through floating point: "1234567.50" is 1,234,567.50. */
export function formatDecimal(decimal: string, language: Language, minimumDigits = 0, maximumDigits = 4): string {
  return new Intl.NumberFormat(language, {
    minimumFractionDigits: minimumDigits,
    maximumFractionDigits: maximumDigits,
  }).format(decimal as Intl.StringNumericLiteral);
}

/** `whole`: leave out decimals of a whole amount ("412,000"), for figures that stand alone; columns keep them aligned. */
export function formatAmount(amount: string, currency: string, language: Language, whole = false): string {
  const digits = whole && /^-?\d+(\.0*)?$/.test(amount) ? 0 : digitsOf(currency);
  return formatDecimal(amount, language, digits, digits);
}

/** English puts the symbol before, Russian and Ukrainian after the number, always with a space that does not break. */
export function formatMoney(money: { amount: string; currency: string }, language: Language, whole = true): string {
  const amount = formatAmount(money.amount, money.currency, language, whole);
  const symbol = symbolOf(money.currency, language);
  return language === 'en' ? `${symbol}\u00a0${amount}` : `${amount}\u00a0${symbol}`;
}

/** A large amount in three digits with its currency, for pictures: "₴ 442M" as the language writes it. */
export function formatShortMoney(amount: number, currency: string, language: Language): string {
  const short = formatShort(amount, language);
  const symbol = symbolOf(currency, language);
  return language === 'en' ? `${symbol}\u00a0${short}` : `${short}\u00a0${symbol}`;
}

const million = 1_000_000;

/** An estimated amount: in millions from a million on, whole from a hundred on. */
export function formatAbout(amount: number, currency: string, language: Language): string {
  const size = Math.abs(amount);
  const digits = size >= 100 ? 0 : digitsOf(currency);
  const number = new Intl.NumberFormat(
    language,
    size >= million
      ? { notation: 'compact', maximumFractionDigits: 2 }
      : { minimumFractionDigits: digits, maximumFractionDigits: digits },
  ).format(amount);
  const symbol = symbolOf(currency, language);
  return language === 'en' ? `${symbol}\u00a0${number}` : `${number}\u00a0${symbol}`;
}

export function formatShort(amount: number, language: Language): string {
  return new Intl.NumberFormat(language, { notation: 'compact', maximumSignificantDigits: 3 }).format(amount);
}
