export const scopes = ['none', 'own', 'team', 'territory', 'all'] as const;
/** `self` is for signed-in customers; people here are not given it, but it is shown where it stands. */
export type Scope = (typeof scopes)[number] | 'self';

export const roleActions = ['read', 'create', 'change', 'delete', 'export'] as const;
export type RoleAction = (typeof roleActions)[number];

export type Grant = Record<RoleAction, Scope> & { hiddenFields: string[]; readOnlyFields: string[] };
export type Grants = Record<string, Grant>;

/** Holds for the objects that have no grant of their own. */
export const otherObjects = 'default';

export interface Role {
  id: string;
  version: number;
  name: string;
  builtIn: boolean;
  administrator: boolean;
  grants: Grants;
  settings: string[];
  users: number;
}

/** The pages and tools that a role opens. */
export const roleSettings = [
  'imports',
  'duplicates',
  'dataQuality',
  'policies',
  'users',
  'teams',
  'territories',
  'mail',
  'tokens',
  'audit',
] as const;

const nothing: Grant = {
  read: 'none',
  create: 'none',
  change: 'none',
  delete: 'none',
  export: 'none',
  hiddenFields: [],
  readOnlyFields: [],
};

export function grantOf(grants: Grants, object: string): Grant {
  return grants[object] ?? grants[otherObjects] ?? nothing;
}

export function withScope(grants: Grants, object: string, action: RoleAction, scope: Scope): Grants {
  return { ...grants, [object]: { ...grantOf(grants, object), [action]: scope } };
}

export type Opening = 'open' | 'readOnly' | 'hidden';

export function openingOf(grant: Grant, field: string): Opening {
  if (grant.hiddenFields.includes(field)) return 'hidden';
  return grant.readOnlyFields.includes(field) ? 'readOnly' : 'open';
}

export function withOpening(grants: Grants, object: string, field: string, opening: Opening): Grants {
  const grant = grantOf(grants, object);
  const without = (fields: string[]) => fields.filter((name) => name !== field);
  return {
    ...grants,
    [object]: {
      ...grant,
      hiddenFields: [...without(grant.hiddenFields), ...(opening === 'hidden' ? [field] : [])],
      readOnlyFields: [...without(grant.readOnlyFields), ...(opening === 'readOnly' ? [field] : [])],
    },
  };
}

export type RoleChange =
  | { kind: 'scope'; object: string; action: RoleAction; before: Scope; after: Scope }
  | { kind: 'field'; object: string; field: string; before: Opening; after: Opening }
  | { kind: 'setting'; setting: string; after: boolean };

/** What differs between a role as it stands and as it is wished, matter by matter. */
export function changesOf(
  before: Pick<Role, 'grants' | 'settings'>,
  after: Pick<Role, 'grants' | 'settings'>,
  objects: readonly string[],
): RoleChange[] {
  const changes: RoleChange[] = [];
  for (const object of [...objects, otherObjects]) {
    const [was, is] = [grantOf(before.grants, object), grantOf(after.grants, object)];
    // An object without a grant of its own changes with "other objects": said once, there.
    if (object !== otherObjects && !before.grants[object] && !after.grants[object]) continue;
    for (const action of roleActions)
      if (was[action] !== is[action])
        changes.push({ kind: 'scope', object, action, before: was[action], after: is[action] });
    const fields = [...was.hiddenFields, ...was.readOnlyFields, ...is.hiddenFields, ...is.readOnlyFields];
    for (const field of new Set(fields))
      if (openingOf(was, field) !== openingOf(is, field))
        changes.push({ kind: 'field', object, field, before: openingOf(was, field), after: openingOf(is, field) });
  }
  for (const setting of new Set([...before.settings, ...after.settings]))
    if (before.settings.includes(setting) !== after.settings.includes(setting))
      changes.push({ kind: 'setting', setting, after: after.settings.includes(setting) });
  return changes;
}
