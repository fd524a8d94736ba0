import type { Language } from '@/shared/i18n/language';
import type { Text } from '@/shared/i18n/text';
import { formatClock, formatDay, parseDay } from '@/shared/format/dates';

const dayMs = 86_400_000;
const soonMs = 3_600_000;

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

export interface Due {
  words: string;
  tone: 'risk' | 'now' | 'later';
}

/** When it should be done, as people say it: with the hour where one is known, and how soon where that is within the hour. */
export function dueOf(
  item: { dueAt?: string | null; dueOn?: string | null },
  language: Language,
  t: Text,
  now = new Date(),
): Due | undefined {
  const hour = item.dueAt ? new Date(item.dueAt) : undefined;
  const day = hour ?? (item.dueOn ? parseDay(item.dueOn) : undefined);
  if (!day) return undefined;
  const days = Math.round((startOfDay(day) - startOfDay(now)) / dayMs);
  const late = hour ? hour.getTime() < now.getTime() : days < 0;
  const tone = late ? 'risk' : days === 0 ? 'now' : 'later';
  const time = hour && formatClock(hour, language);
  const left = hour ? hour.getTime() - now.getTime() : Infinity;
  if (!late && time && left < soonMs) {
    return { words: t('work.due.soon', { time, minutes: Math.max(1, Math.round(left / 60_000)) }), tone };
  }
  const near = days === 0 ? 'today' : days === 1 ? 'tomorrow' : days === -1 ? 'yesterday' : undefined;
  const date = near ? t(`work.due.${near}`) : formatDay(day, language, now);
  return { words: time ? t('work.due.at', { day: date, time }) : date, tone };
}

/** Times to which people put things off. */
export const snoozes = ['laterToday', 'tomorrow', 'threeDays', 'nextWeek', 'month'] as const;
export type Snooze = (typeof snoozes)[number];

export function snoozeUntil(snooze: Snooze, now = new Date()): Date {
  const morning = (days: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 9);
  switch (snooze) {
    case 'laterToday':
      return new Date(now.getTime() + 3 * soonMs);
    case 'tomorrow':
      return morning(1);
    case 'threeDays':
      return morning(3);
    case 'nextWeek':
      return morning(((8 - now.getDay()) % 7) + (now.getDay() === 1 ? 7 : 0));
    case 'month':
      return morning(30);
  }
}
