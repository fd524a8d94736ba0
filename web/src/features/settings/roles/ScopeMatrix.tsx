import { Menu } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useCatalog } from '@/shared/api/catalog';
import { useLabel, useText } from '@/shared/i18n/text';
import styles from '../settings.module.css';
import { grantOf, type Grants, otherObjects, type RoleAction, roleActions, type Scope, scopes } from './roles';
import { ScopePie } from './ScopePie';

const steps: Record<string, [row: number, column: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Objects by actions: arrow keys move, 0 to 4 set how far the right reaches. */
export function ScopeMatrix({
  before,
  grants,
  everything,
  disabled,
  onSet,
}: {
  before: Grants;
  grants: Grants;
  /** An administrator's role: all of everything. */
  everything: boolean;
  disabled: boolean;
  onSet: (object: string, action: RoleAction, scope: Scope) => void;
}) {
  const t = useText();
  const label = useLabel();
  const grid = useRef<HTMLTableElement>(null);
  const [focused, setFocused] = useState<[row: number, column: number]>([0, 0]);
  const objects = useCatalog().objects;
  const rows = [
    ...objects.map((object) => ({ name: object.name, text: label(object.pluralLabel) })),
    { name: otherObjects, text: t('roles.otherObjects') },
  ];

  const move = (row: number, column: number) => {
    const next: [number, number] = [
      Math.min(Math.max(row, 0), rows.length - 1),
      Math.min(Math.max(column, 0), roleActions.length - 1),
    ];
    setFocused(next);
    grid.current?.querySelector<HTMLElement>(`[data-at="${next.join(',')}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, object: string, row: number, column: number) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      move(row + step[0], column + step[1]);
    } else if (!disabled && /^[0-4]$/.test(event.key)) {
      event.preventDefault();
      onSet(object, roleActions[column]!, scopes[Number(event.key)]!);
    }
  };
  return (
    <div className={styles.tableBox}>
      <table className={styles.table} ref={grid} role="grid" aria-label={t('roles.matrix')}>
        <thead>
          <tr>
            <th scope="col">{t('roles.object')}</th>
            {roleActions.map((action) => (
              <th key={action} scope="col" style={{ paddingLeft: 20 }}>
                {t(`roles.action.${action}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowAt) => (
            <tr key={row.name}>
              <th scope="row" style={{ fontSize: 13, color: 'inherit', borderTop: '1px solid var(--relata-line)' }}>
                {row.text}
              </th>
              {roleActions.map((action, column) => {
                const scope = everything ? 'all' : grantOf(grants, row.name)[action];
                const changed = !everything && grantOf(before, row.name)[action] !== scope;
                return (
                  <td key={action} role="gridcell">
                    <ScopeCell
                      scope={scope}
                      changed={changed}
                      name={`${row.text}, ${t(`roles.action.${action}`)}: ${t(`scope.${scope}`)}`}
                      at={`${rowAt},${column}`}
                      tabbable={focused[0] === rowAt && focused[1] === column}
                      disabled={disabled}
                      onFocus={() => setFocused([rowAt, column])}
                      onKeyDown={(event) => onKeyDown(event, row.name, rowAt, column)}
                      onSet={(next) => onSet(row.name, action, next)}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ScopeCell({
  scope,
  changed,
  name,
  at,
  tabbable,
  disabled,
  onFocus,
  onKeyDown,
  onSet,
}: {
  scope: Scope;
  changed: boolean;
  name: string;
  at: string;
  tabbable: boolean;
  disabled: boolean;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onSet: (scope: Scope) => void;
}) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const cell = (
    <button
      type="button"
      className={styles.cell}
      data-at={at}
      data-scope={scope}
      data-changed={changed || undefined}
      aria-label={name}
      aria-disabled={disabled || undefined}
      tabIndex={tabbable ? 0 : -1}
      onFocus={onFocus}
      onKeyDown={open ? undefined : onKeyDown}
      onClick={disabled ? undefined : () => setOpen(true)}
    >
      <ScopePie scope={scope} />
      {t(`scope.${scope}`)}
    </button>
  );
  if (!open) return cell;
  return (
    <Menu opened onChange={setOpen} position="bottom-start">
      <Menu.Target>{cell}</Menu.Target>
      <Menu.Dropdown>
        {scopes.map((choice, number) => (
          <Menu.Item
            key={choice}
            leftSection={<ScopePie scope={choice} />}
            rightSection={<span className="meta text-3">{number}</span>}
            onClick={() => onSet(choice)}
          >
            {t(`scope.${choice}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

export function ScopeLegend({ keys }: { keys: boolean }) {
  const t = useText();
  return (
    <div className={styles.legendRow}>
      {scopes.map((scope) => (
        <span key={scope}>
          <ScopePie scope={scope} />
          {t(`scope.${scope}`)}
        </span>
      ))}
      {keys && (
        <span className="text-3 wide-only" style={{ marginLeft: 'auto' }}>
          {t('roles.keys')}
        </span>
      )}
    </div>
  );
}
