import { describe, expect, it } from 'vitest';
import { shown, toCsv } from './table';

describe('the table of a chart', () => {
  const table = {
    columns: [{ label: 'Tier' }, { label: 'Value, UAH', show: (value: unknown) => `₴ ${value}` }],
    rows: [
      ['A, "key"', 1234.5],
      ['=HYPERLINK(1)', null],
    ],
  };

  it('is written in full, quoted, and never as a formula', () => {
    expect(toCsv(table)).toBe('\uFEFFTier,"Value, UAH"\r\n"A, ""key""",1234.5\r\n\'=HYPERLINK(1),\r\n');
  });

  it('is shown as its columns wish', () => {
    expect(shown(table, 0, 1)).toBe('₴ 1234.5');
    expect(shown(table, 1, 0)).toBe('=HYPERLINK(1)');
  });
});
