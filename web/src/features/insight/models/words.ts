import type { Report } from './report';
import { bestOf, weeksOf } from './report';

/** From which part of the held-out weeks on a curve is judged: the first ones are few purchases. */
const settled = 1 / 4;
/** Misses of a curve that are nothing, or not yet a failure. */
const small = 0.05;
const large = 0.2;
/** How near a chance is to what happened. */
const medium = 0.1;

export type Answer = 'yes' | 'mostly' | 'no';

function answer(share: number): Answer {
  return share === 1 ? 'yes' : share >= 0.5 ? 'mostly' : 'no';
}

export interface FrequencyWords {
  answer: Answer;
  inside: number;
  groups: number;
  /** By how much the rule missed those who had bought again more than once; undefined where there are none. */
  rule?: number;
}

/** Whether each group bought as often as its interval says. */
export function frequencyWords({ frequencies }: Report): FrequencyWords {
  const inside = frequencies.filter((group) => group.low <= group.happened && group.happened <= group.high).length;
  const faithful = frequencies.filter((group) => group.purchases >= 2);
  const sum = (figure: 'happened' | 'rule') =>
    faithful.reduce((total, group) => total + group.customers * group[figure], 0);
  const happened = sum('happened');
  return {
    answer: answer(inside / frequencies.length),
    inside,
    groups: frequencies.length,
    rule: happened > 0 ? sum('rule') / happened - 1 : undefined,
  };
}

export interface WeeksWords {
  answer: Answer;
  weeks: number;
  expected: number;
  happened: number;
  /** The largest miss of the sum, once the first quarter of the weeks is over. */
  farthest: number;
}

/** Whether the sum of purchases followed the curve that was expected. */
export function weeksWords(report: Report): WeeksWords {
  const expected = bestOf(report).expectedByWeek;
  const { happened, numbers } = report.weeks;
  const misses = happened
    .map((sum, index) => (sum === 0 ? 0 : Math.abs(expected[index]! / sum - 1)))
    .slice(Math.floor(happened.length * settled));
  const farthest = Math.max(0, ...misses);
  return {
    answer: farthest <= small ? 'yes' : farthest <= large ? 'mostly' : 'no',
    weeks: numbers.at(-1) ?? 0,
    expected: expected.at(-1) ?? 0,
    happened: happened.at(-1) ?? 0,
    farthest,
  };
}

export interface ChanceWords {
  answer: Answer;
  lowest: { expected: number; happened: number };
  highest: { expected: number; happened: number };
}

/** Whether those who were said to come back did. */
export function chanceWords({ churn }: Report): ChanceWords {
  const bins = churn.chance.bins;
  const near = bins.filter((bin) => Math.abs(bin.predicted - bin.happened) <= medium).length;
  const part = (bin: (typeof bins)[number] | undefined) => ({
    expected: bin?.predicted ?? 0,
    happened: bin?.happened ?? 0,
  });
  return { answer: answer(near / Math.max(1, bins.length)), lowest: part(bins[0]), highest: part(bins.at(-1)) };
}

export interface MeasureWords {
  answer: Answer;
  won: number;
  compared: number;
  honest: boolean;
}

/** On how many measures the model did better than a rule, and whether its intervals hold what they say. */
export function measureWords({ measures }: Report): MeasureWords {
  const compared = measures.filter((measure) => measure.better !== null && measure.better !== undefined);
  const won = compared.filter((measure) => measure.better).length;
  const inside = measures.find((measure) => measure.code === 'inside-interval')?.model ?? 0;
  return {
    answer: won === compared.length ? 'yes' : compared.length - won > 1 ? 'no' : 'mostly',
    won,
    compared: compared.length,
    honest: inside >= 0.7,
  };
}

export interface Verdict {
  weeks: number;
  total: number;
  rule: number;
  /** How those were met who had bought most often. */
  frequent: 'low' | 'high' | 'right';
}

export function verdictOf(report: Report): Verdict {
  const total = report.measures.find((measure) => measure.code === 'total-error');
  const last = report.frequencies.at(-1);
  const frequent = !last ? 'right' : last.happened > last.high ? 'low' : last.happened < last.low ? 'high' : 'right';
  return { weeks: weeksOf(report), total: total?.model ?? 0, rule: total?.rule ?? 0, frequent };
}
