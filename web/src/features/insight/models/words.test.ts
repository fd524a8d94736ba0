import { describe, expect, it } from 'vitest';
import type { Report } from './report';
import { chanceWords, frequencyWords, measureWords, verdictOf, weeksWords } from './words';

const group = (purchases: number, happened: number, low: number, high: number, rule: number) => ({
  purchases,
  customers: 10,
  happened,
  expected: (low + high) / 2,
  low,
  high,
  rule,
});

const report = (change: Partial<Report>) =>
  ({
    best: 'Pareto/NBD',
    models: [{ name: 'Pareto/NBD', expectedByWeek: [5, 11, 19.2, 30, 41] }],
    weeks: { numbers: [1, 2, 3, 4, 5], happened: [10, 11, 20, 30, 40] },
    frequencies: [group(0, 0.2, 0.1, 0.3, 0), group(1, 0.7, 0.6, 0.9, 1), group(2, 1, 0.8, 1.2, 2)],
    measures: [
      { code: 'total-error', model: 0.03, rule: 0.386, better: true },
      { code: 'rank-agreement', model: 0.5, rule: 0.6, better: false },
      { code: 'inside-interval', model: 0.78, rule: null, better: null },
    ],
    churn: {
      areaOfRule: 0.7,
      chance: {
        bins: [
          { predicted: 0.1, happened: 0.12 },
          { predicted: 0.9, happened: 0.7 },
        ],
      },
    },
    ...change,
  }) as unknown as Report;

describe('the words of a report', () => {
  it('say at how many frequencies customers bought as predicted, and how far off the rule was', () => {
    expect(frequencyWords(report({}))).toEqual({ answer: 'yes', inside: 3, groups: 3, rule: 1 });
    const off = [group(0, 0.5, 0.1, 0.3, 0), group(1, 0.7, 0.8, 0.9, 1)];
    expect(frequencyWords(report({ frequencies: off }))).toEqual({
      answer: 'no',
      inside: 0,
      groups: 2,
      rule: undefined,
    });
  });

  it('judge the curve once it is more than a few purchases', () => {
    const words = weeksWords(report({}));
    expect(words.answer).toBe('yes');
    expect(words.farthest).toBeCloseTo(0.04, 10);
    expect(words).toMatchObject({ weeks: 5, expected: 41, happened: 40 });
  });

  it('count the measures won and believe intervals that hold enough', () => {
    expect(measureWords(report({}))).toEqual({ answer: 'mostly', won: 1, compared: 2, honest: true });
  });

  it('compare the lowest and the highest part of the chances', () => {
    expect(chanceWords(report({}))).toEqual({
      answer: 'mostly',
      lowest: { expected: 0.1, happened: 0.12 },
      highest: { expected: 0.9, happened: 0.7 },
    });
  });

  it('say how those were met who buy most often', () => {
    expect(verdictOf(report({}))).toEqual({ weeks: 5, total: 0.03, rule: 0.386, frequent: 'right' });
    expect(verdictOf(report({ frequencies: [group(7, 9, 5, 7, 1)] })).frequent).toBe('low');
    expect(verdictOf(report({ frequencies: [group(7, 4, 5, 7, 1)] })).frequent).toBe('high');
  });
});
