import type { Catalog, Field, ObjectType } from '@/shared/api/catalog';
import type { MappedColumn, Mapping } from './imports';

/** Where a column may go: a field, the currency of the amounts, or a field of what a reference points to. */
export interface Target {
  /** As the server writes it: `total`, `currency`, `customer.externalId`. */
  path: string;
  field?: Field;
  /** The reference that leads there, where it is not a field of the object itself. */
  through?: Field;
}

export function writable(field: Field): boolean {
  return !field.readOnly && !field.formula;
}

function hasFreeCurrency(object: ObjectType): boolean {
  return object.fields.some((field) => field.type === 'money' && !field.currency && writable(field));
}

/** All targets of an object, its own fields first. */
export function targetsOf(object: ObjectType, catalog: Catalog): Target[] {
  const own: Target[] = object.fields.filter(writable).map((field) => ({ path: field.name, field }));
  if (hasFreeCurrency(object)) own.push({ path: 'currency' });
  const through = object.fields.filter((field) => field.type === 'reference' && writable(field));
  const related = through.flatMap((reference) => {
    const target = catalog.named(reference.target);
    if (!target) return [];
    return target.fields
      .filter((field) => writable(field) && field.type !== 'reference' && field.type !== 'longText')
      .map((field): Target => ({ path: `${reference.name}.${field.name}`, field, through: reference }));
  });
  return [...own, ...related];
}

export function mappedOf(mapping: Mapping, column: { index: number; name: string }): MappedColumn | undefined {
  return mapping.columns.find((mapped) =>
    mapped.index !== null && mapped.index !== undefined ? mapped.index === column.index : mapped.name === column.name,
  );
}

/** The mapping with one column changed. */
export function withColumn(
  mapping: Mapping,
  column: { index: number; name: string },
  change: Partial<MappedColumn>,
): Mapping {
  const before = mappedOf(mapping, column) ?? { index: column.index, name: column.name };
  const rest = mapping.columns.filter((mapped) => mapped !== before);
  const columns = [...rest, { ...before, ...change }].sort((a, b) => (a.index ?? 0) - (b.index ?? 0));
  return { ...mapping, columns };
}

/**
 * The mapping with what its amounts and the records made on the way need and no column says, as values for every row that
 * can be changed: the currency, the kind of the new customers.
 */
export function withNeeds(mapping: Mapping, object: ObjectType, catalog: Catalog, currency: string): Mapping {
  const told = new Set([...mapping.columns.map((column) => column.target), ...Object.keys(mapping.constants)]);
  const needs: Mapping['constants'] = {};
  const amounts = object.fields.some((field) => field.type === 'money' && !field.currency && told.has(field.name));
  if (amounts && ![...told].some((path) => path === 'currency' || path?.endsWith('.currency')))
    needs.currency = currency;
  for (const path of relatedPaths(mapping)) {
    const reference = object.fields.find((field) => field.name === path);
    for (const field of catalog.named(reference?.target)?.fields ?? []) {
      const target = `${path}.${field.name}`;
      const first = field.choices[0]?.value;
      if (field.type === 'choice' && field.required && writable(field) && first && !told.has(target))
        needs[target] = first;
    }
  }
  return { ...mapping, constants: { ...mapping.constants, ...needs } };
}

/** The references whose records are made or found on the way, by their paths. */
export function relatedPaths(mapping: Mapping): string[] {
  const paths = [...mapping.columns.map((column) => column.target ?? ''), ...Object.keys(mapping.constants)]
    .filter((target) => target.includes('.') && !target.includes('[') && !target.endsWith('.currency'))
    .map((target) => target.slice(0, target.indexOf('.')));
  return [...new Set(paths)];
}

/** The steps to decisions about consent that columns of the file tell: `consents[purpose=offers,channel=email]`. */
export function consentSteps(mapping: Mapping): string[] {
  const steps = mapping.columns.flatMap(({ target }) =>
    target?.startsWith('consents[') && target.endsWith('].state') ? [target.slice(0, -'.state'.length)] : [],
  );
  return [...new Set(steps)];
}
