export const stages = ['awareness', 'exploration', 'expansion', 'commitment'] as const;
export type Stage = (typeof stages)[number] | 'dissolution';

export type Band = 'low' | 'medium' | 'high';

/** Where a churn risk is worth a second look, and where it asks for something to be done. */
export const mediumFrom = 0.35;
export const highFrom = 0.6;

export function bandOf(risk: number): Band {
  return risk < mediumFrom ? 'low' : risk < highFrom ? 'medium' : 'high';
}

export function isStage(value: unknown): value is Stage {
  return value === 'dissolution' || (stages as readonly unknown[]).includes(value);
}
