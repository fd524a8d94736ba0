import { Button, Drawer } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { openCreation } from '@/shared/actions/creation';
import { showToast } from '@/shared/actions/toasts';
import { useDeleteRecord } from '@/shared/actions/useDeleteRecord';
import { fieldOf, isEditable, may, type ObjectType } from '@/shared/api/catalog';
import { changeRecord, listRecords, type Row, titleOf, type Value, writtenValues } from '@/shared/api/records';
import { FieldInput } from '@/shared/fields/FieldInput';
import { FieldValue, numeric } from '@/shared/fields/FieldValue';
import { useLabel, useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon, type IconName } from '@/shared/ui/Icon';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { fieldErrors, Refused } from '../parts/Refused';
import styles from '../settings.module.css';

/** The rows of an object that people set up rather than work with: exchange rates, channels. */
export function RowsPage({
  object,
  subtitle,
  add,
  empty,
  icon,
  filter,
  named = (row) => titleOf(object, row),
  actions,
  children,
}: {
  object: ObjectType;
  subtitle: string;
  add: string;
  empty: string;
  icon: IconName;
  /** Which rows are shown. */
  filter?: string;
  /** What a row is called, where its title is not that yet. */
  named?: (row: Row) => string;
  /** Stands before the button that adds. */
  actions?: ReactNode;
  children?: ReactNode;
}) {
  const t = useText();
  const label = useLabel();
  const [edited, setEdited] = useState<Row>();
  const fields = object.defaultColumns.flatMap((name) => fieldOf(object, name) ?? []);
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage, refetch } = useInfiniteQuery({
    queryKey: ['records', object.path, 'settings', filter],
    queryFn: ({ pageParam, signal }) =>
      listRecords(
        object.path,
        { filter, sort: object.defaultSort.join(','), cursor: pageParam, total: 'none' },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = data?.pages.flatMap((page) => page.items);
  const addButton = may(object, 'create') && (
    <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => openCreation(object.name, {}, () => {})}>
      {add}
    </Button>
  );
  return (
    <div className={`page ${styles.narrow}`}>
      <PageHeader
        title={label(object.pluralLabel)}
        subtitle={subtitle}
        actions={
          <>
            {actions}
            {(rows?.length || filter) && addButton}
          </>
        }
      />
      {children}
      {error ? (
        <ErrorPanel failure={error} retry={() => void refetch()} />
      ) : !rows ? (
        <SkeletonLines lines={5} />
      ) : rows.length === 0 ? (
        <EmptyState icon={icon} title={empty} actions={addButton} />
      ) : (
        <div className={styles.tableBox} role="region" aria-label={label(object.pluralLabel)} tabIndex={0}>
          <table className={styles.table}>
            <thead>
              <tr>
                {fields.map((field) => (
                  <th key={field.name} scope="col" className={numeric.has(field.type) ? styles.number : undefined}>
                    {label(field.label)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id} data-selected={row.id === edited?.id || undefined}>
                  {fields.map((field, at) => (
                    <td key={field.name} className={numeric.has(field.type) ? styles.number : undefined}>
                      {at === 0 ? (
                        <button type="button" className={styles.rowButton} onClick={() => setEdited(row)}>
                          {field.name === object.title
                            ? named(row)
                            : titleOf(object, { ...row, [object.title]: row[field.name] })}
                        </button>
                      ) : (
                        <FieldValue field={field} value={row[field.name]} plain />
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {hasNextPage && (
        <Button mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('settings.more')}
        </Button>
      )}
      <RowDrawer object={object} row={edited} title={edited && named(edited)} onClose={() => setEdited(undefined)} />
    </div>
  );
}

function RowDrawer({
  object,
  row,
  title,
  onClose,
}: {
  object: ObjectType;
  row?: Row;
  title?: string;
  onClose: () => void;
}) {
  const t = useText();
  return (
    <Drawer
      opened={row !== undefined}
      onClose={onClose}
      title={title}
      overlayProps={{ color: '#0e1013', backgroundOpacity: 0.12 }}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      classNames={{ body: styles.drawerBody }}
    >
      {row && <RowForm key={row.id} object={object} row={row} onClose={onClose} />}
    </Drawer>
  );
}

function RowForm({ object, row, onClose }: { object: ObjectType; row: Row; onClose: () => void }) {
  const t = useText();
  const client = useQueryClient();
  const remove = useDeleteRecord(object);
  const [changed, setChanged] = useState<Record<string, Value>>({});
  const fields = object.fields.filter((field) => !field.readOnly && !field.formula);
  const save = useMutation({
    mutationFn: () => changeRecord(object.path, row.id, row.version, writtenValues(object, changed)),
    onSuccess: async (saved) => {
      showToast(t('groups.saved', { name: titleOf(object, { ...row, ...saved }) }));
      onClose();
      await client.invalidateQueries({ queryKey: ['records', object.path] });
    },
  });
  const errors = fieldErrors(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className={styles.drawerForm} onSubmit={submit} noValidate>
      <div className={styles.drawerFields}>
        {fields.map((field) => (
          <FieldInput
            key={field.name}
            field={field}
            value={field.name in changed ? changed[field.name] : row[field.name]}
            error={errors[field.name]}
            disabled={!isEditable(object, field)}
            onChange={(value) => setChanged({ ...changed, [field.name]: value })}
          />
        ))}
        <Refused failure={save.error} shown={fields.map((field) => field.name)} />
      </div>
      <div className={styles.drawerActions}>
        {may(object, 'delete') && (
          <Button variant="subtle" data-danger onClick={() => void remove(row).then((gone) => gone && onClose())}>
            {t('groups.delete')}
          </Button>
        )}
        <span className="grow" />
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        {may(object, 'change') && (
          <Button type="submit" variant="filled" disabled={Object.keys(changed).length === 0} loading={save.isPending}>
            {t('action.save')}
          </Button>
        )}
      </div>
    </form>
  );
}
