import { isReference, type Value } from '@/shared/api/values';

/** The condition that a reference points to this record. */
export function equals(field: string, id: string): string {
  return `${field} == ${JSON.stringify(id)}`;
}

/** A reference with a name to show: a dash where the record behind it is not open to this person. */
export function asReference(value: Value): { id: string; name: string } | undefined {
  return isReference(value) ? { id: value.id, name: value.name ?? '—' } : undefined;
}

export function asText(value: Value): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** A number of the API, which tells decimals exactly as text. */
export function asNumber(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value !== '' && Number.isFinite(Number(value)) ? Number(value) : undefined;
}
