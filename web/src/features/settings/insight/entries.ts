/** How a number is typed: shares as percent. */
export type Kind = 'share' | 'whole' | 'number';

export interface Entry {
  part: 'valuing' | 'tiering' | 'key' | 'stages';
  field: string;
  kind: Kind;
}

const entry = (part: Entry['part'], kind: Kind, ...fields: string[]): Entry[] =>
  fields.map((field) => ({ part, field, kind }));

export const groups: { name: string; entries: Entry[] }[] = [
  {
    name: 'valuing',
    entries: [
      ...entry('valuing', 'share', 'unknownMargin'),
      ...entry('valuing', 'whole', 'years'),
      ...entry('valuing', 'share', 'yearlyDiscount'),
    ],
  },
  { name: 'tiering', entries: entry('tiering', 'share', 'shareA', 'shareB') },
  {
    name: 'key',
    entries: [
      ...entry('key', 'share', 'contribution', 'lifetimeValue', 'growth', 'tenure', 'least'),
      ...entry('key', 'whole', 'most'),
    ],
  },
  {
    name: 'stages',
    entries: [
      ...entry('stages', 'whole', 'enquiryDays', 'expansionPurchases', 'commitmentPurchases', 'commitmentDays'),
      ...entry('stages', 'share', 'commits', 'stays', 'keptSpending', 'leaves', 'returns'),
      ...entry('stages', 'number', 'silentTimes'),
      ...entry('stages', 'whole', 'silentDays'),
    ],
  },
];

/** What stands in the input of a setting. */
export const shownNumber = (value: number, kind: Kind) => (kind === 'share' ? Math.round(value * 1_000) / 10 : value);

export const keptNumber = (shown: number, kind: Kind) => (kind === 'share' ? Math.round(shown * 10) / 1_000 : shown);
