import type { Language } from '@/shared/i18n/language';
import type { Text } from '@/shared/i18n/text';

const dayMs = 86_400_000;

/** A calendar day of the API ("2026-11-23") as a local date; new Date(text) would take it as midnight in Greenwich. */
export function parseDay(day: string): Date {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}

/** "23 Nov" in this year, "23 Nov 2025" in others. */
export function formatDay(date: Date, language: Language, now = new Date()): string {
  const year = date.getFullYear() === now.getFullYear() ? undefined : ('numeric' as const);
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year }).format(date);
}

/** "23 November 2026, 14:05", what hovering over a relative time shows. */
export function formatExact(date: Date, language: Language, timeZone?: string): string {
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(date);
}

export function formatClock(date: Date, language: Language): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { hour: '2-digit', minute: '2-digit' }).format(
    date,
  );
}

/** "just now", "5 min ago", "2 h ago", "yesterday", "9 d ago"; the day itself from a month on and for the future. */
export function formatRelative(date: Date, language: Language, t: Text, now = new Date()): string {
  const age = now.getTime() - date.getTime();
  const days = Math.round((startOfDay(now) - startOfDay(date)) / dayMs);
  if (age < 0 || days > 30) return formatDay(date, language, now);
  if (age < 60_000) return t('time.now');
  if (age < 3_600_000) return t('time.minutes', { count: Math.floor(age / 60_000) });
  if (days === 0) return t('time.hours', { count: Math.floor(age / 3_600_000) });
  if (days === 1) return t('time.yesterday');
  return t('time.days', { count: days });
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
