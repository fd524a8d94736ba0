import { Checkbox, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, memo, type MouseEvent, Suspense } from 'react';
import { useDeleteRecord } from '@/shared/actions/useDeleteRecord';
import { useRestoreRecord } from '@/shared/actions/useRestoreRecord';
import { type Field, may, type ObjectType } from '@/shared/api/catalog';
import { type Row, titleOf } from '@/shared/api/records';
import { FieldValue, numeric } from '@/shared/fields/FieldValue';
import { useText } from '@/shared/i18n/text';
import { Avatar } from '@/shared/ui/Avatar';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import styles from './list.module.css';
import { editableField, type Editing } from './useEditing';

const editor = () => import('./CellEditor');
const CellEditor = lazy(editor);

/** Fetched while nobody waits: what is typed right after E must not go astray before the control is there. */
export function loadEditor() {
  void editor();
}

interface Props {
  object: ObjectType;
  row: Row;
  index: number;
  columns: Field[];
  lefts: (number | undefined)[];
  selected: boolean;
  current: boolean;
  /** Present only in the row that is being edited, so that the others keep still. */
  editing?: Editing;
  begin: Editing['begin'];
  onToggle: (id: string, event: { shiftKey: boolean }) => void;
  onCurrent: (index: number) => void;
  bin: boolean;
}

export const TableRow = memo(function TableRow({
  object,
  row,
  index,
  columns,
  lefts,
  selected,
  current,
  editing,
  begin,
  onToggle,
  onCurrent,
  bin,
}: Props) {
  const t = useText();
  const name = titleOf(object, row);
  const canEdit = editableField(object);
  const check = (event: MouseEvent<HTMLInputElement>) => onToggle(row.id, event);
  return (
    <tr
      className={styles.row}
      data-selected={selected || undefined}
      data-current={current || undefined}
      aria-selected={selected}
      aria-rowindex={index + 2}
      onClick={() => onCurrent(index)}
    >
      <td className={styles.checkCell}>
        <Checkbox
          aria-label={t('list.selectRow', { name })}
          checked={selected}
          onClick={check}
          onChange={() => undefined}
        />
      </td>
      {columns.map((field, at) => {
        const cell = editing?.cell?.field === field.name ? editing.cell : undefined;
        const editable = !bin && canEdit(field);
        return (
          <td
            key={field.name}
            className={numeric.has(field.type) ? styles.numberCell : undefined}
            data-pinned={lefts[at] !== undefined || undefined}
            data-editable={editable || undefined}
            style={{ left: lefts[at] }}
            onDoubleClick={editable ? () => begin(row.id, field.name) : undefined}
          >
            {cell ? (
              <Suspense>
                <CellEditor field={field} row={row} columns={columns.filter(canEdit)} editing={editing!} />
              </Suspense>
            ) : field.name === object.title ? (
              <TitleCell
                object={object}
                row={row}
                name={name}
                bin={bin}
                onEdit={editable ? () => begin(row.id, field.name) : undefined}
              />
            ) : (
              <span className={styles.value}>
                <FieldValue field={field} value={row[field.name]} />
              </span>
            )}
          </td>
        );
      })}
      <td className={styles.filler} />
    </tr>
  );
});

function TitleCell({
  object,
  row,
  name,
  bin,
  onEdit,
}: {
  object: ObjectType;
  row: Row;
  name: string;
  bin: boolean;
  onEdit?: () => void;
}) {
  const t = useText();
  const remove = useDeleteRecord(object);
  const restore = useRestoreRecord(object);
  return (
    <span className={styles.title}>
      {'kind' in row && <Avatar name={name} shape={row.kind === 'organization' ? 'square' : 'round'} />}
      {bin ? (
        <span className="medium ellipsis">{name}</span>
      ) : (
        <Link to="/$path/$id" params={{ path: object.path, id: row.id }} className={`${styles.titleLink} ellipsis`}>
          {name}
        </Link>
      )}
      <span className={styles.rowActions}>
        {bin ? (
          <IconButton icon="restore" label={t('record.restore', { name })} onClick={() => void restore(row)} />
        ) : (
          <>
            {onEdit && <IconButton icon="edit" label={t('record.edit', { name })} onClick={onEdit} />}
            <Menu position="bottom-end">
              <Menu.Target>
                <IconButton icon="more" label={t('record.more', { name })} />
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<Icon name="right" />} component={Link} to={`/${object.path}/${row.id}`}>
                  {t('record.open')}
                </Menu.Item>
                <Menu.Item
                  leftSection={<Icon name="link" />}
                  onClick={() => void navigator.clipboard.writeText(`${location.origin}/${object.path}/${row.id}`)}
                >
                  {t('record.copyLink')}
                </Menu.Item>
                {may(object, 'delete') && (
                  <Menu.Item leftSection={<Icon name="trash" />} data-danger onClick={() => void remove(row)}>
                    {t('record.delete')}
                  </Menu.Item>
                )}
              </Menu.Dropdown>
            </Menu>
          </>
        )}
      </span>
    </span>
  );
}
