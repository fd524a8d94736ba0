import type { Step } from '../api';

const monthsOf: Partial<Record<Step, number>> = { month: 1, quarter: 3, year: 12 };
const day = 86_400_000;

/** How many periods lie between two first days of periods. */
export function periodsBetween(step: Step, from: string, to: string): number {
  const months = monthsOf[step];
  if (months) {
    const count = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
    return Math.round((count(to) - count(from)) / months);
  }
  return Math.round(
    (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / (step === 'week' ? 7 * day : day),
  );
}

/**
 * For each cohort the place of the period that lies 0, 1, 2, … periods after its first; null where the result has none
 * such. A cohort without a first day, and periods before the first, are left out.
 *
 * @param first the first days of the cohorts' periods
 * @param later the first days of the periods in which things were counted
 */
export function cohorts(step: Step, first: (string | null)[], later: (string | null)[]): (number | null)[][] {
  return first.map((from) => {
    const row: (number | null)[] = [];
    if (from === null) return row;
    later.forEach((to, place) => {
      if (to === null) return;
      const since = periodsBetween(step, from, to);
      if (since < 0) return;
      while (row.length <= since) row.push(null);
      row[since] = place;
    });
    return row;
  });
}
