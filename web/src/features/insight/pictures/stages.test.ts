import { expect, it } from 'vitest';
import { wentOn } from './stages';

it('counts as through who went on, not who left or fell back', () => {
  const step = (from: string | null, to: string, customers: number) => ({ from, to, cause: '', customers, days: 1 });
  const steps = {
    since: '2025-01-01',
    until: '2026-01-01',
    items: [
      step('expansion', 'commitment', 3),
      step('expansion', 'exploration', 1),
      step('expansion', 'dissolution', 6),
      step(null, 'exploration', 9),
    ],
  };
  expect(wentOn(steps, 'expansion')).toBe(0.3);
  expect(wentOn(steps, 'commitment')).toBeUndefined();
});
