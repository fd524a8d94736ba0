import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Field, fieldOf, type ObjectType } from '@/shared/api/catalog';
import { request } from '@/shared/api/http';
import { type Count, listRecords, titleOf } from '@/shared/api/records';
import { writeCondition } from '@/shared/fields/conditions';
import { FieldValue } from '@/shared/fields/FieldValue';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { EmptyList } from './EmptyList';
import styles from './list.module.css';
import type { List } from './ListHeader';
import { writeSort } from './listState';
import { askedFields } from './useRows';

interface Group {
  value: string | boolean | null;
  label?: string | null;
  count: number | Count;
}

const shownRows = 20;

/** The list under headings, one for each value of a field; a heading opens its first rows and leads to all of them. */
export default function GroupedList({ object, list }: { object: ObjectType; list: List }) {
  const t = useText();
  const { filter, groupBy } = list.state;
  const field = fieldOf(object, groupBy!);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['records', object.path, 'groups', filter, groupBy],
    queryFn: ({ signal }) =>
      request<{ groups: Group[] }>('GET', `${object.path}/groups`, { query: { by: groupBy, filter }, signal }),
  });
  if (error) return <ErrorPanel failure={error} retry={() => void refetch()} title={t('list.failed')} />;
  if (isPending || !field) return <SkeletonLines lines={8} />;
  if (data.groups.length === 0) return <EmptyList object={object} list={list} />;
  return (
    <div className={styles.groups}>
      {data.groups.map((group, index) => (
        <GroupSection
          key={String(group.value)}
          object={object}
          list={list}
          field={field}
          group={group}
          initiallyOpen={index === 0}
        />
      ))}
    </div>
  );
}

function GroupSection({
  object,
  list,
  field,
  group,
  initiallyOpen,
}: {
  object: ObjectType;
  list: List;
  field: Field;
  group: Group;
  initiallyOpen: boolean;
}) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const [open, setOpen] = useState(initiallyOpen);
  const count = typeof group.count === 'number' ? { value: group.count, exact: true } : group.count;
  const title = titleOfGroup(field, group, label, t);
  return (
    <section aria-label={title}>
      <button type="button" className={styles.groupHead} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={open ? 'down' : 'right'} />
        {title}
        <span className="text-3 tabular">{format.count(count)}</span>
      </button>
      {open && (
        <GroupRows
          object={object}
          list={list}
          condition={conditionOf(field, group)}
          more={count.value > shownRows || !count.exact}
        />
      )}
    </section>
  );
}

function titleOfGroup(
  field: Field,
  group: Group,
  label: ReturnType<typeof useLabel>,
  t: ReturnType<typeof useText>,
): string {
  if (group.value === null) return t('board.without');
  if (field.type === 'boolean') return group.value === true || group.value === 'true' ? t('value.yes') : t('value.no');
  return (
    label(field.choices?.find((choice) => choice.value === group.value)?.label) || group.label || String(group.value)
  );
}

function conditionOf(field: Field, { value }: Group): string {
  if (value === null) return writeCondition(field, { field: field.name, operator: 'missing' });
  if (field.type === 'boolean')
    return writeCondition(field, { field: field.name, operator: value === true || value === 'true' ? 'yes' : 'no' });
  return writeCondition(field, { field: field.name, operator: 'is', value: String(value) });
}

function GroupRows({
  object,
  list,
  condition,
  more,
}: {
  object: ObjectType;
  list: List;
  condition: string;
  more: boolean;
}) {
  const t = useText();
  const { state } = list;
  const filter = state.filter ? `(${state.filter}) && ${condition}` : condition;
  const question = {
    filter,
    sort: writeSort(state.sort) || undefined,
    fields: askedFields(object, state.columns),
    limit: shownRows,
    total: 'none' as const,
  };
  const { data, error, isPending } = useQuery({
    queryKey: ['records', object.path, 'list', question],
    queryFn: ({ signal }) => listRecords(object.path, question, signal),
  });
  if (error) return <ErrorPanel failure={error} />;
  if (isPending) return <SkeletonLines lines={3} />;
  const others = state.columns.filter((column) => column.name !== object.title && column.name !== state.groupBy);
  return (
    <ul>
      {data.items.map((row) => (
        <li key={row.id} className={styles.groupRow}>
          <Link to="/$path/$id" params={{ path: object.path, id: row.id }} className={`${styles.groupTitle} ellipsis`}>
            {titleOf(object, row)}
          </Link>
          {others.slice(0, 6).map((field) => (
            <span key={field.name} className={`${styles.groupCell} ellipsis wide-only`}>
              <FieldValue field={field} value={row[field.name]} plain />
            </span>
          ))}
        </li>
      ))}
      {more && (
        <li className={styles.groupRow}>
          <button
            type="button"
            className="link meta"
            onClick={() =>
              list.change({
                filter: state.filter ? `${state.filter} && ${condition}` : condition,
                group: state.view?.groupBy ? 'none' : undefined,
              })
            }
          >
            {t('group.all')}
          </button>
        </li>
      )}
    </ul>
  );
}
