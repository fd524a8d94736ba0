/** The values of fields as the API writes them; nothing here asks the server. */
export interface Reference {
  id: string;
  /** Null where it is nobody's: what the program itself wrote. */
  name: string | null;
}
export interface Money {
  amount: string;
  currency: string;
}
export type Value = string | number | boolean | string[] | Reference | Money | null | undefined;

/** A row of any object: its fields are those of the catalog. */
export type Row = { id: string; version: number } & Record<string, Value>;

export function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && 'id' in value;
}
export function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'amount' in value;
}
