import { fieldOf, type ObjectType } from '@/shared/api/catalog';
import type { Reference } from '@/shared/api/records';
import type { Learnable, Wish } from '../predictions';

export const kinds = ['field', 'buys-again', 'leaves', 'buys-product', 'buys-category'] as const;
export type Kind = (typeof kinds)[number];

/** The question as it is put together. */
export interface Draft {
  kind: Kind;
  name: string;
  target: string | null;
  yes: string;
  days: number;
  product: Reference | null;
  category: string;
  filter: string;
}

export const empty: Draft = {
  kind: 'field',
  name: '',
  target: null,
  yes: '',
  days: 90,
  product: null,
  category: '',
  filter: '',
};

/** What is learned from where nobody says otherwise: the server chooses by the same rules. */
export function inputsOf(draft: Draft, fields: Learnable[], purchases: string[]): string[] {
  const usual = fields.filter((field) => field.use === 'usual' && field.name !== draft.target);
  if (draft.kind === 'field') return usual.map((field) => field.name);
  const ofOne = ['purchases.categories', 'purchases.ordersOfIt', 'purchases.daysSinceIt'];
  const about = draft.kind === 'buys-product' || draft.kind === 'buys-category';
  return [
    ...usual.filter((field) => field.timeless).map((field) => field.name),
    ...purchases.filter((name) => about || !ofOne.includes(name)),
  ];
}

export function isAsked(draft: Draft, object: ObjectType): boolean {
  switch (draft.kind) {
    case 'field':
      return draft.target !== null && (fieldOf(object, draft.target)?.type === 'boolean' || draft.yes.trim() !== '');
    case 'buys-product':
      return draft.product !== null;
    case 'buys-category':
      return draft.category.trim() !== '';
    default:
      return true;
  }
}

export function wishOf(object: ObjectType, draft: Draft, leftOut: string[]): Partial<Wish> {
  const field = draft.kind === 'field';
  return {
    object: object.name,
    kind: draft.kind,
    name: draft.name.trim() || undefined,
    filter: draft.filter,
    leftOut,
    target: field ? draft.target : undefined,
    yes: field && draft.yes ? draft.yes : undefined,
    days: field ? undefined : draft.days,
    product: draft.kind === 'buys-product' ? draft.product?.id : undefined,
    category: draft.kind === 'buys-category' ? draft.category.trim() : undefined,
  };
}
