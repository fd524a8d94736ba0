import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  PointerSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type KeyboardEventHandler, type PointerEventHandler, type ReactNode, useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { useChangeRecord } from '@/shared/actions/useChangeRecord';
import { type Field, fieldOf, may, type ObjectType } from '@/shared/api/catalog';
import { describeProblem } from '@/shared/api/problem';
import { type Row, titleOf } from '@/shared/api/records';
import { FieldValue, isMissing } from '@/shared/fields/FieldValue';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { boardQuery, type BoardColumn, useMoveCard } from './board';
import styles from './list.module.css';
import type { List } from './ListHeader';

/** One column for each choice of a field; dragging a card writes its new choice. */
export default function Board({ object, list }: { object: ObjectType; list: List }) {
  const t = useText();
  const chosen = list.state.groupBy ? fieldOf(object, list.state.groupBy) : undefined;
  const by = chosen?.type === 'choice' ? chosen : object.fields.find((field) => field.type === 'choice');
  const question = boardQuery(object, list.state, by);
  const { data, error, isPending, refetch } = useQuery(question);
  if (!by) return <p className="page small text-2">{t('board.noChoice')}</p>;
  if (error) return <ErrorPanel failure={error} retry={() => void refetch()} title={t('list.failed')} />;
  if (isPending) return <SkeletonLines lines={8} />;
  return <Columns object={object} list={list} by={by} columns={data.columns} queryKey={question.queryKey} />;
}

interface ColumnsProps {
  object: ObjectType;
  list: List;
  by: Field;
  columns: BoardColumn[];
  queryKey: readonly unknown[];
}

function Columns({ object, list, by, columns, queryKey }: ColumnsProps) {
  const t = useText();
  const label = useLabel();
  const [dragged, setDragged] = useState<Row>();
  const change = useChangeRecord(object);
  const moveCard = useMoveCard(queryKey, by);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor),
  );
  const words = (value: string | null) =>
    value === null ? t('board.without') : label(by.choices?.find((choice) => choice.value === value)?.label) || value;
  const movable = may(object, 'change') && !by.readOnly;

  const drop = async ({ active, over }: DragEndEvent) => {
    setDragged(undefined);
    const row = active.data.current?.row as Row | undefined;
    const target = over?.data.current?.value as string | null | undefined;
    if (!row || target === undefined || (row[by.name] ?? null) === target) return;
    const before = (row[by.name] as string | null | undefined) ?? null;
    moveCard(row, target);
    const problem = await change(row, { [by.name]: target }, true);
    if (problem) {
      moveCard({ ...row, [by.name]: target }, before);
      if (problem.status !== 412) showToast(describeProblem(problem, t));
      return;
    }
    showToast(t('board.moved', { name: titleOf(object, row), column: words(target) }), async () => {
      const moved = { ...row, version: row.version + 1, [by.name]: target };
      moveCard(moved, before);
      await change(moved, { [by.name]: before }, true);
    });
  };
  return (
    <DndContext
      sensors={sensors}
      onDragStart={({ active }) => setDragged(active.data.current?.row as Row)}
      onDragCancel={() => setDragged(undefined)}
      onDragEnd={(event) => void drop(event)}
    >
      <div className={styles.board}>
        {columns.map((column) => (
          <Column
            key={String(column.value)}
            title={words(column.value)}
            column={column}
            object={object}
            list={list}
            by={by}
            movable={movable}
            dragged={dragged?.id}
          />
        ))}
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged && <CardBody object={object} row={dragged} list={list} by={by} floating />}
      </DragOverlay>
    </DndContext>
  );
}

interface ColumnProps {
  title: string;
  column: BoardColumn;
  object: ObjectType;
  list: List;
  by: Field;
  movable: boolean;
  dragged?: string;
}

function Column({ title, column, object, list, by, movable, dragged }: ColumnProps) {
  const t = useText();
  const format = useFormat();
  const { setNodeRef, isOver } = useDroppable({ id: `column-${column.value}`, data: { value: column.value } });
  const rest = column.count.value - column.items.length;
  return (
    <section className={styles.column} ref={setNodeRef} data-over={isOver || undefined} aria-label={title}>
      <header className={styles.columnHead}>
        <h2 className="ellipsis">{title}</h2>
        <span className="meta text-3 tabular">{format.count(column.count)}</span>
      </header>
      <ul className={styles.cards}>
        {column.items.map((row) => (
          <li key={row.id}>
            <Card object={object} row={row} list={list} by={by} movable={movable} dragged={dragged === row.id} />
          </li>
        ))}
        {rest > 0 && (
          <li>
            <button
              type="button"
              className="link meta"
              onClick={() =>
                list.change({
                  layout: 'table',
                  filter: [
                    list.state.filter,
                    column.value === null ? `!has(${by.name})` : `${by.name} == ${JSON.stringify(column.value)}`,
                  ]
                    .filter(Boolean)
                    .join(' && '),
                })
              }
            >
              {t('board.more', { count: format.count({ value: rest, exact: column.count.exact }) })}
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}

interface CardProps {
  object: ObjectType;
  row: Row;
  list: List;
  by: Field;
}

/** The pointer takes the card anywhere; the keyboard by its handle, so that the link inside stays a link. */
function Card({ movable, dragged, ...card }: CardProps & { movable: boolean; dragged: boolean }) {
  const t = useText();
  const { setNodeRef, setActivatorNodeRef, listeners, attributes } = useDraggable({
    id: card.row.id,
    data: { row: card.row },
    disabled: !movable,
  });
  const name = titleOf(card.object, card.row);
  const handle = movable && (
    <button
      type="button"
      ref={setActivatorNodeRef}
      className={styles.handle}
      aria-label={t('board.move', { name })}
      aria-describedby={attributes['aria-describedby']}
      onKeyDown={listeners?.onKeyDown as KeyboardEventHandler}
    >
      <Icon name="grip" size={14} />
    </button>
  );
  return (
    <div ref={setNodeRef} onPointerDown={listeners?.onPointerDown as PointerEventHandler}>
      <CardBody {...card} dragged={dragged} handle={handle} />
    </div>
  );
}

function CardBody({
  object,
  row,
  list,
  by,
  floating,
  dragged,
  handle,
}: CardProps & { floating?: boolean; dragged?: boolean; handle?: ReactNode }) {
  const fields = list.state.columns
    .filter((column) => column.name !== object.title && column.name !== by.name && !isMissing(row[column.name]))
    .slice(0, 3);
  return (
    <div
      className={floating ? `${styles.card} ${styles.cardFloating}` : styles.card}
      data-dragged={dragged || undefined}
    >
      <span className={styles.cardHead}>
        <Link
          to="/$path/$id"
          params={{ path: object.path, id: row.id }}
          className={`${styles.titleLink} ellipsis`}
          draggable={false}
        >
          {titleOf(object, row)}
        </Link>
        {handle}
      </span>
      {fields.map((field) => (
        <span key={field.name} className={styles.cardLine}>
          <span className="ellipsis">
            <FieldValue field={field} value={row[field.name]} plain />
          </span>
        </span>
      ))}
    </div>
  );
}
