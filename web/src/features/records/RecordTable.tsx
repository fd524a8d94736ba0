import { Checkbox } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useShortcut } from '@/shared/actions/shortcuts';
import { may, type ObjectType } from '@/shared/api/catalog';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { useColumnWidths } from './columnWidths';
import { EmptyList } from './EmptyList';
import styles from './list.module.css';
import type { List } from './ListHeader';
import { TableFooter } from './TableFooter';
import { TableHead } from './TableHead';
import { loadEditor, TableRow } from './TableRow';
import { TableSkeleton } from './TableSkeleton';
import { editableField, useEditing } from './useEditing';
import type { useRows } from './useRows';
import type { Selection } from './useSelection';

const rowHeight = 36;
const checkWidth = 52;

interface Props {
  object: ObjectType;
  list: List;
  rows: ReturnType<typeof useRows>;
  selection: Selection;
}

/** Any number of rows: only those near the window exist, the next page comes as one scrolls towards it. */
export function RecordTable({ object, list, rows: query, selection }: Props) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const navigate = useNavigate();
  const { columns, pinned } = list.state;
  const { rows, total } = query;
  const { widthOf, resize } = useColumnWidths(object, columns, checkWidth);
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(-1);
  const editing = useEditing(object);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: 32,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= rows.length - 30) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, rows.length]);

  useEffect(() => {
    const idle = requestIdleCallback(loadEditor, { timeout: 1_000 });
    return () => cancelIdleCallback(idle);
  }, []);

  const order = useMemo(() => rows.map((row) => row.id), [rows]);
  const move = (by: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, current + by));
    setCurrent(next);
    virtual.scrollToIndex(next);
  };
  const row = rows[current];
  const any = rows.length > 0;
  useShortcut('j', 'shortcuts.next', 'shortcuts.list', () => move(1), any);
  useShortcut('k', 'shortcuts.previous', 'shortcuts.list', () => move(-1), any);
  useShortcut('x', 'shortcuts.select', 'shortcuts.list', () => row && selection.toggle(row.id), any);
  useShortcut(
    'e',
    'shortcuts.edit',
    'shortcuts.list',
    () => row && editing.begin(row.id, columns.find(editableField(object))?.name),
    any && may(object, 'change'),
  );
  useShortcut(
    'Enter',
    'shortcuts.open',
    'shortcuts.list',
    () => row && void navigate({ to: '/$path/$id', params: { path: object.path, id: row.id } }),
    row !== undefined,
  );

  const lefts = useMemo(() => {
    let left = checkWidth;
    return columns.map((column, index) => {
      if (index >= pinned) return undefined;
      const at = left;
      left += widthOf(column);
      return at;
    });
  }, [columns, pinned, widthOf]);
  const toggleRow = useCallback(
    (id: string, event: MouseEvent | { shiftKey: boolean }) =>
      event.shiftKey ? selection.extend(id, order) : selection.toggle(id),
    [selection, order],
  );

  if (query.isError)
    return <ErrorPanel failure={query.error} retry={() => void query.refetch()} title={t('list.failed')} />;
  if (query.isPending) return <TableSkeleton columns={columns.map(widthOf)} />;
  if (rows.length === 0) return <EmptyList object={object} list={list} />;

  const before = items[0] ? items[0].start - 32 : 0;
  const after = items.length ? virtual.getTotalSize() - (items.at(-1)!.end - 32) : 0;
  const allShown = order.every((id) => selection.ids.has(id));
  return (
    <div
      className={styles.scroller}
      ref={scroller}
      data-stale={query.isPlaceholderData || undefined}
      tabIndex={0}
      role="region"
      aria-label={label(object.pluralLabel)}
    >
      <table
        className={styles.table}
        style={{ width: checkWidth + columns.reduce((sum, column) => sum + widthOf(column), 0) }}
        aria-rowcount={total?.exact ? total.value + 1 : -1}
      >
        <caption className="visually-hidden">{label(object.pluralLabel)}</caption>
        <colgroup>
          <col style={{ width: checkWidth }} />
          {columns.map((column) => (
            <col key={column.name} style={{ width: widthOf(column) }} />
          ))}
          <col />
        </colgroup>
        <TableHead
          object={object}
          list={list}
          lefts={lefts}
          widthOf={widthOf}
          resize={resize}
          check={
            <Checkbox
              aria-label={t('list.selectShown')}
              checked={allShown}
              indeterminate={!allShown && selection.size > 0}
              onChange={() => (allShown ? selection.clear() : selection.choose(order))}
            />
          }
        />
        <tbody>
          {before > 0 && <tr aria-hidden="true" style={{ height: before }} />}
          {items.map((item) => {
            const shown = rows[item.index]!;
            return (
              <TableRow
                key={shown.id}
                object={object}
                row={shown}
                index={item.index}
                columns={columns}
                lefts={lefts}
                selected={selection.everything || selection.ids.has(shown.id)}
                current={item.index === current}
                editing={editing.cell?.id === shown.id ? editing : undefined}
                begin={editing.begin}
                onToggle={toggleRow}
                onCurrent={setCurrent}
                bin={list.state.bin}
              />
            );
          })}
          {after > 0 && <tr aria-hidden="true" style={{ height: after }} />}
        </tbody>
        <TableFooter object={object} list={list} total={total} lefts={lefts} />
      </table>
      <span className="visually-hidden" role="status">
        {total ? t('list.found', { count: format.count(total) }) : ''}
      </span>
    </div>
  );
}
