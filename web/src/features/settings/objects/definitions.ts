import { queryOptions } from '@tanstack/react-query';
import type { Choice, Field, FieldType } from '@/shared/api/catalog';
import { request } from '@/shared/api/http';
import type { Count } from '@/shared/api/records';
import type { components } from '@/shared/api/schema';
import { type Label, languages } from '@/shared/i18n/language';

export const choiceColors = ['blue', 'orange', 'teal', 'violet', 'green', 'amber', 'red'] as const;

export const fieldTypes: FieldType[] = [
  'text',
  'longText',
  'number',
  'integer',
  'money',
  'date',
  'time',
  'boolean',
  'choice',
  'choices',
  'reference',
  'email',
  'phone',
  'url',
];

/** What an administrator wants a field to be. */
export interface FieldDraft {
  name: string;
  type: FieldType;
  label: Label;
  choices: Choice[];
  target: string | null;
  calculated: boolean;
  formula: string;
  required: boolean;
  unique: boolean;
  /** Undefined where the server does not tell and nobody has touched it: it stays as it is. */
  searched?: boolean;
}

export const newField: FieldDraft = {
  name: '',
  type: 'text',
  label: {},
  choices: [],
  target: null,
  calculated: false,
  formula: '',
  required: false,
  unique: false,
  searched: false,
};

export function draftOf(field: Field): FieldDraft {
  return {
    name: field.name,
    type: field.type,
    label: field.label,
    choices: field.choices ?? [],
    target: field.target ?? null,
    calculated: Boolean(field.formula),
    formula: field.formula ?? '',
    required: field.required,
    unique: field.unique,
  };
}

const isChoice = (type: FieldType) => type === 'choice' || type === 'choices';

/** Words become a value that reads well in files and expressions: "Very dry" is very_dry. */
function valueOf(label: Label, taken: Set<string>): string {
  const words = languages.map((language) => label[language]?.trim()).find(Boolean) ?? '';
  const plain = words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  let value = plain || 'choice';
  for (let number = 2; taken.has(value); number++) value = `${plain}_${number}`;
  taken.add(value);
  return value;
}

/** Choices keep their value for ever; a new one takes it from its words. */
export function withValues(choices: Choice[]): Choice[] {
  const taken = new Set(choices.map((choice) => choice.value).filter(Boolean));
  return choices
    .filter((choice) => languages.some((language) => choice.label[language]?.trim()))
    .map((choice) => (choice.value ? choice : { ...choice, value: valueOf(choice.label, taken) }));
}

function body(draft: FieldDraft, isNew: boolean) {
  return {
    label: draft.label,
    choices: isChoice(draft.type) ? withValues(draft.choices) : undefined,
    formula: draft.calculated ? draft.formula : undefined,
    required: draft.calculated ? undefined : draft.required,
    unique: draft.calculated ? undefined : draft.unique,
    searched: draft.searched,
    ...(isNew && {
      name: draft.name ? `cf_${draft.name.replace(/^cf_/, '')}` : undefined,
      type: draft.type,
      target: draft.type === 'reference' ? draft.target : undefined,
    }),
  };
}

export const addField = (object: string, draft: FieldDraft) =>
  request<{ name: string }>('POST', `catalog/${object}/fields`, { body: body(draft, true) });

export const changeField = (object: string, draft: FieldDraft) =>
  request<void>('PATCH', `catalog/${object}/fields/${draft.name}`, { body: body(draft, false) });

export const deleteField = (object: string, name: string) =>
  request<void>('DELETE', `catalog/${object}/fields/${name}`);

export const restoreField = (object: string, name: string) =>
  request<void>('POST', `catalog/${object}/fields/${name}/restoration`);

export const orderFields = (object: string, fields: string[]) =>
  request<void>('PUT', `catalog/${object}/fields/order`, { body: { fields } });

export const addObject = (wish: { name: string; label: Label; pluralLabel: Label }) =>
  request<{ name: string }>('POST', 'catalog/objects', { body: wish });

export const renameObject = (name: string, wish: { label: Label; pluralLabel: Label }) =>
  request<void>('PATCH', `catalog/objects/${name}`, { body: wish });
export const deleteObject = (name: string) => request<void>('DELETE', `catalog/objects/${name}`);
export const restoreObject = (name: string) => request<void>('POST', `catalog/objects/${name}/restoration`);

export type Deleted = components['schemas']['CatalogBinDeleted'];

export const deletedQuery = queryOptions({
  queryKey: ['catalog-deleted'],
  queryFn: () => request<{ items: Deleted[] }>('GET', 'catalog/deleted').then((answer) => answer.items),
});

const binPath = (gone: Deleted) =>
  gone.name ? `catalog/deleted-fields/${gone.object}/${gone.name}` : `catalog/deleted-objects/${gone.object}`;

/** How many records deleting it for good would touch. */
export const heldQuery = (gone: Deleted) =>
  queryOptions({
    queryKey: ['catalog-deleted', 'held', gone.object, gone.name ?? null],
    queryFn: () => request<{ records: Count }>('GET', binPath(gone)).then((answer) => answer.records),
    gcTime: 0,
  });

export const dropForGood = (gone: Deleted) => request<void>('DELETE', binPath(gone));
export const bringBack = (gone: Deleted) =>
  gone.name ? restoreField(gone.object, gone.name) : restoreObject(gone.object);

/** How full each field is, in percent; absent where the database has no statistics yet. */
export const filledQuery = (object: string) =>
  queryOptions({
    queryKey: ['catalog-filled', object],
    queryFn: () => request<Record<string, number>>('GET', `catalog/${object}/fields`),
  });

export const usesQuery = (object: string, field: string) =>
  queryOptions({
    queryKey: ['catalog-uses', object, field],
    queryFn: () => request<{ views: string[] }>('GET', `catalog/${object}/fields/${field}/uses`),
  });
