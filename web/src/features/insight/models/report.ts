import type { components } from '@/shared/api/schema';

type Schemas = components['schemas'];

export type Report = Schemas['PurchaseReport'];
export type Measure = Schemas['PurchaseReportMeasure'];
export type Model = Schemas['PurchaseReportModel'];

/** The model whose figures are used. */
export const bestOf = (report: Report): Model => report.models.find((model) => model.name === report.best)!;

/** How many weeks were held out. */
export function weeksOf(report: Report): number {
  return report.weeks.numbers.at(-1) ?? 0;
}
