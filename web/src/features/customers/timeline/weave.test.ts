import { describe, expect, it } from 'vitest';
import { grouped, type Happening, periodKey, periodOf, woven } from './weave';

const note = (id: string, at: string): Happening => ({ sort: 'interaction', id, at, row: { id, version: 1 } });

describe('the timeline', () => {
  it('weaves streams into one, the newest first', () => {
    const streams = [
      { items: [note('a', '2026-11-23T08:00:00Z'), note('b', '2026-11-20T08:00:00Z')], more: false },
      { items: [note('c', '2026-11-22T08:00:00Z')], more: false },
    ];
    expect(woven(streams).map((item) => item.id)).toEqual(['a', 'c', 'b']);
  });

  it('shows nothing older than what every unfinished stream has been read to', () => {
    const streams = [
      { items: [note('a', '2026-11-23T08:00:00Z'), note('b', '2026-11-20T08:00:00Z')], more: true },
      { items: [note('c', '2026-11-22T08:00:00Z'), note('d', '2025-01-01T08:00:00Z')], more: false },
    ];
    expect(woven(streams).map((item) => item.id)).toEqual(['a', 'c', 'b']);
  });

  it.each([
    ['2026-11-25T00:10:00', 'today'],
    ['2026-11-24T23:59:00', 'yesterday'],
    ['2026-11-23T00:00:00', 'thisWeek'],
    ['2026-11-22T23:59:00', 'lastWeek'],
    ['2026-11-16T00:00:00', 'lastWeek'],
    ['2026-11-15T23:59:00', '2026-10'],
    ['2025-12-31T12:00:00', '2025-11'],
  ])('%s stands under %s on a Wednesday', (at, key) => {
    expect(periodKey(periodOf(new Date(at), new Date('2026-11-25T12:00:00')))).toBe(key);
  });

  it('opens a heading once for what follows each other', () => {
    const items = [
      note('a', '2026-11-25T10:00:00'),
      note('b', '2026-11-25T09:00:00'),
      note('c', '2026-10-02T09:00:00'),
    ];
    const groups = grouped(items, new Date('2026-11-25T12:00:00'));
    expect(groups.map((group) => group.items.map((item) => item.id))).toEqual([['a', 'b'], ['c']]);
  });
});
