import { describe, expect, it } from 'vitest';
import type { Result } from './api';
import { filterOf } from './drill';

const value = (filter: string) => ({ kind: 'value', unfinished: false, filter });

const result = (filter: string): Result => ({
  object: 'order',
  filter,
  shape: 'table',
  zone: 'UTC',
  countedAt: '2026-11-28T00:00:00Z',
  current: true,
  groups: [
    { by: 'channel', type: 'text', values: [value('channel == "web"'), value('!has(channel)')] },
    { by: 'placedAt', type: 'time', step: 'day', values: [value('placedAt >= a && placedAt < b')] },
  ],
  measures: [],
  cells: [],
  totals: [],
  all: { at: [], rows: 0, figures: [] },
});

describe('the filter behind a cell', () => {
  it('joins the report and each value, every part in brackets of its own', () => {
    expect(filterOf(result('a || b'), [1, 0])).toBe('(a || b) && (!has(channel)) && (placedAt >= a && placedAt < b)');
  });

  it('leaves out what is totalled, and brackets where nothing is joined', () => {
    expect(filterOf(result(''), [0, undefined])).toBe('channel == "web"');
    expect(filterOf(result('x > 1'), [undefined, undefined])).toBe('x > 1');
    expect(filterOf(result(''), [undefined, undefined])).toBe('');
  });
});
