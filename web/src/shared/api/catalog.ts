import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Label } from '@/shared/i18n/language';
import { request } from './http';

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

export interface Choice {
  value: string;
  label: Label;
}

export interface Field {
  name: string;
  type: FieldType;
  label: Label;
  required: boolean;
  readOnly: boolean;
  /** Given at creation, never changed. */
  fixed: boolean;
  unique: boolean;
  sortable: boolean;
  /** Too long for lists: read only with the single record. */
  detail: boolean;
  custom: boolean;
  sensitive: boolean;
  /** Of a reference: the object it points to. */
  target?: string | null;
  inverse?: string | null;
  currency?: string | null;
  choices?: Choice[] | null;
  formula?: string | null;
  description?: Label | string | null;
}

export interface Relation {
  name: string;
  object: string;
  field: string;
  label: Label;
}

export type Action = 'read' | 'create' | 'change' | 'delete' | 'export' | 'import';

export interface ObjectType {
  name: string;
  path: string;
  label: Label;
  pluralLabel: Label;
  /** The name of the field that is shown as the record's title. */
  title: string;
  custom: boolean;
  actions: Action[];
  defaultColumns: string[];
  defaultSort: string[];
  timeline: boolean;
  fields: Field[];
  relations: Relation[];
}

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

export function fieldOf(object: ObjectType, name: string): Field | undefined {
  return object.fields.find((field) => field.name === name);
}

/** Whether a person with the right to change the object may change this field of a record that exists. */
export function isEditable(object: ObjectType, field: Field): boolean {
  return may(object, 'change') && !field.readOnly && !field.fixed && !field.formula;
}
