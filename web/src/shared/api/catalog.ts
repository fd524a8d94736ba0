import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Label } from '@/shared/i18n/language';
import { request } from './http';
import type { components } from './schema';

export type FieldType =
  | 'text'
  | 'longText'
  | 'number'
  | 'integer'
  | 'money'
  | 'date'
  | 'time'
  | 'boolean'
  | 'choice'
  | 'choices'
  | 'reference'
  | 'email'
  | 'phone'
  | 'url';

type Schemas = components['schemas'];

/** A choice that is being made in the settings may still lack words in a language. */
export type Choice = Partial<Pick<Schemas['Choice'], 'color' | 'retired'>> & { value: string; label: Label };

/** What may still be chosen: retired choices stay only where a record holds them. */
export function offeredChoices(field: Field, held?: string | string[] | null): Choice[] {
  const kept = Array.isArray(held) ? held : [held];
  return (field.choices ?? []).filter((choice) => !choice.retired || kept.includes(choice.value));
}

export type Relation = Schemas['CatalogRelationAnswer'];
export type Action = 'read' | 'create' | 'change' | 'delete' | 'export' | 'import';

/** A field as the catalog tells it: `fixed` is given at creation and never changed, `detail` is too long for lists. */
export type Field = Omit<Schemas['CatalogFieldAnswer'], 'type' | 'choices'> & {
  type: FieldType;
  choices: Choice[];
  description?: Label | null;
};

export type ObjectType = Omit<Schemas['CatalogObjectAnswer'], 'fields' | 'actions'> & {
  fields: Field[];
  actions: Action[];
};

export interface CatalogDocument {
  version: number;
  objects: ObjectType[];
}

/** What this person may see of the objects of the installation, found by name and by path. */
export class Catalog {
  readonly objects: ObjectType[];
  private readonly byName: Map<string, ObjectType>;
  private readonly byPath: Map<string, ObjectType>;

  constructor(document: CatalogDocument) {
    this.objects = document.objects;
    this.byName = new Map(document.objects.map((object) => [object.name, object]));
    this.byPath = new Map(document.objects.map((object) => [object.path, object]));
  }

  named(name: string | null | undefined): ObjectType | undefined {
    return name ? this.byName.get(name) : undefined;
  }

  at(path: string): ObjectType | undefined {
    return this.byPath.get(path);
  }
}

export const catalogQuery = queryOptions({
  queryKey: ['catalog'],
  queryFn: () => request<CatalogDocument>('GET', 'catalog'),
  staleTime: 60_000,
});

export function useCatalog(): Catalog {
  const { data } = useSuspenseQuery(catalogQuery);
  return useMemo(() => new Catalog(data), [data]);
}

export function may(object: ObjectType | undefined, action: Action): boolean {
  return object?.actions.includes(action) ?? false;
}

/** The object for a record in the bin: read and exported, taken out, but not changed. */
export function inBin(object: ObjectType): ObjectType {
  return { ...object, actions: object.actions.filter((action) => action === 'read' || action === 'export') };
}

export function fieldOf(object: ObjectType, name: string): Field | undefined {
  return object.fields.find((field) => field.name === name);
}

/** The word for that many records: "1 customer", "231 customers". */
export function countedLabel(object: ObjectType, count: { value: number; exact: boolean }): Label {
  return count.exact && count.value === 1 ? object.label : object.pluralLabel;
}

/** Whether a person with the right to change the object may change this field of a record that exists. */
export function isEditable(object: ObjectType, field: Field): boolean {
  return may(object, 'change') && !field.readOnly && !field.fixed && !field.formula;
}
