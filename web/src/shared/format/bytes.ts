import type { Language } from '@/shared/i18n/language';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size in bytes as people say it, in steps of a thousand: "640 byte", "1.4 MB". */
export function formatBytes(size: number, language: Language): string {
  const step = Math.min(units.length - 1, size > 0 ? Math.floor(Math.log10(size) / 3) : 0);
  const value = size / 1000 ** step;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[step],
    maximumFractionDigits: step > 0 && value < 10 ? 1 : 0,
  }).format(value);
}
