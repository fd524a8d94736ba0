export interface Leaf {
  field: string;
  before: unknown;
  after: unknown;
}

const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of a change between two trees (a role's grants, a field's definition) only what differs: `grants.customer.export`. */
export function leavesThatDiffer({ field, before, after }: Leaf): Leaf[] {
  if (!isTree(before) || !isTree(after))
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ field, before, after }];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) =>
    leavesThatDiffer({ field: `${field}.${name}`, before: before[name], after: after[name] }),
  );
}
