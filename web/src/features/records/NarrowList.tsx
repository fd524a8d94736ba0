import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import { countedLabel, type ObjectType } from '@/shared/api/catalog';
import { titleOf } from '@/shared/api/records';
import { FieldValue, isMissing, numeric } from '@/shared/fields/FieldValue';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { Avatar } from '@/shared/ui/Avatar';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { EmptyList } from './EmptyList';
import styles from './list.module.css';
import type { List } from './ListHeader';
import type { useRows } from './useRows';

const shownDetails = 2;

/** Under 640 px a row is two lines: the title with the first number, below it what else is known. */
export function NarrowList({
  object,
  list,
  rows: query,
}: {
  object: ObjectType;
  list: List;
  rows: ReturnType<typeof useRows>;
}) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const { rows, total, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 60,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= rows.length - 20) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, rows.length]);

  if (query.isError)
    return <ErrorPanel failure={query.error} retry={() => void query.refetch()} title={t('list.failed')} />;
  if (query.isPending) return <SkeletonLines lines={10} />;
  if (rows.length === 0) return <EmptyList object={object} list={list} />;
  const others = list.state.columns.filter((column) => column.name !== object.title);
  const figure = others.find((column) => column.type === 'money') ?? others.find((column) => numeric.has(column.type));
  const details = others.filter((column) => column !== figure && column.name !== 'kind');
  return (
    <>
      <div className={styles.scroller} ref={scroller} tabIndex={0} role="region" aria-label={label(object.pluralLabel)}>
        <ul style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {items.map((item) => {
            const row = rows[item.index]!;
            const name = titleOf(object, row);
            return (
              <li key={row.id} className={styles.narrowRow} style={{ transform: `translateY(${item.start}px)` }}>
                <Link to="/$path/$id" params={{ path: object.path, id: row.id }} className={styles.narrowLink}>
                  {'kind' in row && <Avatar name={name} shape={row.kind === 'organization' ? 'square' : 'round'} />}
                  <span className="medium ellipsis">{name}</span>
                  <span className="medium">
                    {figure && <FieldValue field={figure} value={row[figure.name]} plain />}
                  </span>
                  <span className={styles.narrowDetails}>
                    {details
                      .filter((field) => !isMissing(row[field.name]))
                      .slice(0, shownDetails)
                      .map((field) => (
                        <span key={field.name} className="ellipsis">
                          <FieldValue field={field} value={row[field.name]} plain />
                        </span>
                      ))}
                  </span>
                </Link>
              </li>
            );
          })}
        </ul>
      </div>
      <div className={styles.narrowFoot}>
        {total && (
          <span>
            <FormattedMessage
              id="list.total"
              values={{
                count: format.count(total),
                objects: label(countedLabel(object, total)).toLocaleLowerCase(),
                b: (parts) => <b key="count">{parts}</b>,
              }}
            />
          </span>
        )}
      </div>
    </>
  );
}
