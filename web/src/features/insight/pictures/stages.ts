import type { StageSteps } from './pictures';

export const stageOrder = ['awareness', 'exploration', 'expansion', 'commitment', 'dissolution'] as const;

/** Of those who left a stage, how many went on to a later one; undefined where nobody left it. */
export function wentOn(steps: StageSteps, stage: string): number | undefined {
  const left = steps.items.filter((step) => step.from === stage);
  const all = left.reduce((sum, step) => sum + step.customers, 0);
  const place = (name: string) => stageOrder.indexOf(name as 'awareness');
  const on = left
    .filter((step) => step.to !== 'dissolution' && place(step.to) > place(stage))
    .reduce((sum, step) => sum + step.customers, 0);
  return all === 0 ? undefined : on / all;
}
