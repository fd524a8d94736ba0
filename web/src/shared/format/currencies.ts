import type { Language } from '@/shared/i18n/language';

// Where most companies that meet Relata first keep their books; elsewhere the euro stands until somebody chooses.
const byZone: Record<string, string> = {
  'Europe/Kyiv': 'UAH',
  'Europe/Kiev': 'UAH',
  'Europe/Warsaw': 'PLN',
  'Europe/London': 'GBP',
  'Europe/Chisinau': 'MDL',
  'Asia/Almaty': 'KZT',
};

export function likelyCurrency(timeZone: string): string {
  if (timeZone.startsWith('America/')) return 'USD';
  return byZone[timeZone] ?? 'EUR';
}

/** Every currency that is in use, by its name in the language: "UAH – Ukrainian Hryvnia". */
export function currencyChoices(language: Language): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => ({
    value: code,
    label: `${code} – ${names.of(code) ?? code}`,
  }));
}
