/** Fields of a customer that a model of purchases computes. */
const modelled: ReadonlySet<string> = new Set(['churnRisk', 'lifetimeValue']);

/** Whether a path of the catalog, such as `customer.lifetimeValue`, leads to a figure of the models. */
export function leadsToModelled(path: string): boolean {
  return modelled.has(path.slice(path.lastIndexOf('.') + 1));
}

/** Whether the models say the value of this field, and not facts. */
export function isModelled(field: { name: string; readOnly: boolean }): boolean {
  return field.readOnly && modelled.has(field.name);
}
