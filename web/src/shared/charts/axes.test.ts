import { describe, expect, it } from 'vitest';
import { days, fromZero, names, numbers } from './axes';

describe('axes', () => {
  it('widens numbers to round ones and puts ticks on them', () => {
    const scale = numbers([0, 7.3], String)(100, 0);
    expect(scale.at(0)).toBe(100);
    expect(scale.at(8)).toBe(0);
    expect(scale.ticks(4).map((tick) => tick.text)).toEqual(['0', '2', '4', '6', '8']);
  });

  it('keeps an exact domain and the ticks asked for', () => {
    const scale = numbers([1, 39], String, { exact: true, ticks: [1, 10, 39] })(0, 380);
    expect(scale.at(39)).toBe(380);
    expect(scale.ticks(3)).toEqual([
      { at: 0, text: '1' },
      { at: 90, text: '10' },
      { at: 380, text: '39' },
    ]);
  });

  it('gives every category a band and thins ticks that would not fit', () => {
    const scale = names(['a', 'b', 'c', 'd'], { gap: 0 })(0, 80);
    expect(scale.band).toBe(20);
    expect(scale.at('b')).toBe(30);
    expect(scale.ticks(2).map((tick) => tick.text)).toEqual(['a', 'c']);
  });

  it('lays days over pixels', () => {
    const scale = days([new Date('2026-01-01'), new Date('2026-01-11')], (day) => day.toISOString().slice(0, 10))(
      0,
      100,
    );
    expect(scale.at(new Date('2026-01-06'))).toBe(50);
    expect(scale.ticks(5)[0]!.text).toBe('2026-01-01');
  });

  it('never cuts zero off and is no point where there is nothing', () => {
    expect(fromZero([3, 5, null])).toEqual([0, 5]);
    expect(fromZero([-2, 5])).toEqual([-2, 5]);
    expect(fromZero([])).toEqual([0, 1]);
    expect(fromZero([NaN, 4])).toEqual([0, 4]);
  });
});
