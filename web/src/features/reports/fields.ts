import { type Catalog, type Field, type FieldType, may, type ObjectType } from '@/shared/api/catalog';
import type { Label } from '@/shared/i18n/language';

export interface Choosable {
  /** How a definition names it: `channel`, `product.family`. */
  path: string;
  label: string;
  /** The record it lies in, where that is another one. */
  of: string;
  type: FieldType;
  /** Money of several currencies: neither grouped nor, mixed, added up. */
  varies: boolean;
}

const groupable: FieldType[] = ['choice', 'reference', 'boolean', 'text', 'date', 'time', 'number', 'integer', 'money'];
const measurable: FieldType[] = ['number', 'integer', 'money'];

/**
 * The fields of the object, those one reference away, and the first time of all records that share a reference, by which
 * cohorts are made.
 *
 * @param first words for the first of a time: "first Placed"
 */
export function choosable(
  catalog: Catalog,
  object: ObjectType,
  label: (label: Label) => string,
  first: (field: string) => string,
): Choosable[] {
  const own = object.fields.filter(isShort).map((field) => choice(field, label(field.label), field.name, ''));
  const beyond = object.fields
    .filter((field) => field.type === 'reference')
    .flatMap((reference) => {
      const target = catalog.named(reference.target);
      if (!target || !may(target, 'read') || target.name === 'user') return [];
      const of = label(reference.label);
      return target.fields
        .filter(isShort)
        .filter((field) => !['createdBy', 'changedBy', 'changedAt'].includes(field.name))
        .map((field) => choice(field, label(field.label), `${reference.name}.${field.name}`, of));
    });
  const times = object.fields.filter((field) => isShort(field) && isTime(field) && !system.includes(field.name));
  const firsts = object.fields
    .filter(
      (reference) =>
        reference.type === 'reference' && reference.inverse && may(catalog.named(reference.target), 'read'),
    )
    .flatMap((reference) =>
      times.map((field) => ({
        path: `${reference.name}.${reference.inverse}.min(r, r.${field.name})`,
        label: first(label(field.label)),
        of: label(reference.label),
        type: field.type,
        varies: false,
      })),
    );
  return [...own, ...beyond, ...firsts];
}

const system = ['createdAt', 'changedAt', 'createdBy', 'changedBy'];
const isTime = (field: Field) => field.type === 'date' || field.type === 'time';

function isShort(field: Field): boolean {
  return !field.detail && field.type !== 'choices' && field.type !== 'longText';
}

function choice(field: Field, label: string, path: string, of: string): Choosable {
  return { path, label, of, type: field.type, varies: field.type === 'money' && field.currency == null };
}

export const toGroup = (field: Choosable) => groupable.includes(field.type) && !field.varies;
export const toMeasure = (field: Choosable) => measurable.includes(field.type);
export const isDated = (field: Choosable | undefined) => field?.type === 'date' || field?.type === 'time';
export const isCounted = (field: Choosable | undefined) => field !== undefined && measurable.includes(field.type);

/** For a list of choices: own fields first, then those of each referenced record under its name. */
export function optionsOf(fields: Choosable[], own: string) {
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const field of fields) {
    const items = groups.get(field.of) ?? [];
    items.push({ value: field.path, label: field.of ? `${field.of} → ${field.label}` : field.label });
    groups.set(field.of, items);
  }
  return [...groups].map(([of, items]) => ({ group: of || own, items }));
}
