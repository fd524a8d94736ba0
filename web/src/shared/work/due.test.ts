import { describe, expect, it } from 'vitest';
import type { Text } from '@/shared/i18n/text';
import { dueOf, snoozeUntil } from './due';

const t: Text = (id, values) => [id, ...Object.values(values ?? {})].join(' ');
const now = new Date('2026-11-23T09:40:00');

describe('when work is due', () => {
  it.each([
    [{ dueAt: '2026-11-23T10:00:00' }, 'work.due.soon 10:00 20', 'now'],
    [{ dueAt: '2026-11-23T12:00:00' }, 'work.due.at work.due.today 12:00', 'now'],
    [{ dueAt: '2026-11-23T09:00:00' }, 'work.due.at work.due.today 09:00', 'risk'],
    [{ dueAt: '2026-11-22T18:00:00' }, 'work.due.at work.due.yesterday 18:00', 'risk'],
    [{ dueOn: '2026-11-23' }, 'work.due.today', 'now'],
    [{ dueOn: '2026-11-24' }, 'work.due.tomorrow', 'later'],
    [{ dueOn: '2026-11-21' }, '21 Nov', 'risk'],
  ])('%o reads %s', (item, words, tone) => {
    expect(dueOf(item, 'en', t, now)).toEqual({ words, tone });
  });

  it('says nothing where nothing is due', () => {
    expect(dueOf({ dueAt: null, dueOn: null }, 'en', t, now)).toBeUndefined();
  });

  it.each([
    ['2026-11-23T09:40:00', '2026-11-30T09:00:00'],
    ['2026-11-28T09:40:00', '2026-11-30T09:00:00'],
    ['2026-11-29T09:40:00', '2026-11-30T09:00:00'],
    ['2026-11-24T09:40:00', '2026-11-30T09:00:00'],
  ])('next week after %s begins on the Monday that comes', (from, monday) => {
    expect(snoozeUntil('nextWeek', new Date(from))).toEqual(new Date(monday));
  });
});
