import { Button } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useIntl } from 'react-intl';
import { showToast } from '@/shared/actions/toasts';
import { fieldOf, isEditable, type ObjectType, useCatalog } from '@/shared/api/catalog';
import { type HistoryEntry, historyQuery, restoreValue } from '@/shared/api/history';
import { describeProblem } from '@/shared/api/problem';
import { type Row, showChange, type Value } from '@/shared/api/records';
import { useLabel, useText } from '@/shared/i18n/text';
import { Avatar } from '@/shared/ui/Avatar';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import styles from './HistoryList.module.css';
import { FieldValue, isMissing } from './FieldValue';
import { RelativeTime } from './RelativeTime';

/** Who changed what and when, the newest first; each earlier value can be brought back. */
export function HistoryList({ object, row }: { object: ObjectType; row: Row }) {
  const t = useText();
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    historyQuery(object.path, row.id),
  );
  if (error) return <ErrorPanel failure={error} retry={() => void refetch()} />;
  if (isPending) return <SkeletonLines lines={6} />;
  const entries = data.pages.flatMap((page) => page.items);
  if (entries.length === 0) return <p className="small text-2">{t('history.none')}</p>;
  return (
    <>
      <ol className={styles.entries}>
        {entries.map((entry) => (
          <Entry key={entry.id} object={object} row={row} entry={entry} />
        ))}
      </ol>
      {hasNextPage && (
        <Button size="xs" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('history.more')}
        </Button>
      )}
    </>
  );
}

function Entry({ object, row, entry }: { object: ObjectType; row: Row; entry: HistoryEntry }) {
  const t = useText();
  const label = useLabel();
  const { messages } = useIntl();
  // Modules write actions of their own and changes come in by many doors: what lacks words here stands by its name, or not at all.
  const actionKey = `history.action.${entry.action}`;
  const sourceKey = `history.source.${entry.source}`;
  const wordsFor = (field: string) =>
    label(fieldOf(object, field)?.label) || (`history.part.${field}` in messages ? t(`history.part.${field}`) : field);
  return (
    <li className={styles.entry}>
      <Avatar name={entry.actor?.name ?? t('history.system')} size="small" />
      <div className="grow">
        <div className="small">
          <span className="medium">{entry.actor?.name ?? t('history.system')}</span>{' '}
          <span className="text-2">{actionKey in messages ? t(actionKey) : entry.action}</span>
          <span className="meta text-3">
            {' · '}
            <RelativeTime instant={entry.at} />
            {sourceKey in messages && ` · ${t(sourceKey)}`}
          </span>
        </div>
        {entry.changes.length > 0 && (
          <ul className={styles.changes}>
            {entry.changes.map((change) => (
              <li key={change.field} className={styles.change}>
                <span className="text-3">{wordsFor(change.field)}</span>
                <span>
                  <Shown object={object} name={change.field} value={change.before} /> →{' '}
                  <Shown object={object} name={change.field} value={change.after} />
                </span>
                <Restore object={object} row={row} entry={entry} field={change.field} before={change.before} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

function Shown({ object, name, value }: { object: ObjectType; name: string; value: Value }) {
  const t = useText();
  const field = fieldOf(object, name);
  if (isMissing(value)) return <span className="text-3">{t('value.none')}</span>;
  if (field) return <FieldValue field={field} value={value} plain />;
  return pointsAtRecord(value) ? (
    <Pointer object={value.object} id={value.id} />
  ) : (
    <>{typeof value === 'string' ? value : JSON.stringify(value)}</>
  );
}

interface Pointed {
  object: string;
  id: string;
}

function pointsAtRecord(value: unknown): value is Pointed {
  return typeof value === 'object' && value !== null && 'object' in value && 'id' in value;
}

/** A record of any object; what it is called is not part of the history. */
function Pointer({ object, id }: Pointed) {
  const label = useLabel();
  const type = useCatalog().named(object);
  if (!type) return object;
  return (
    <Link to="/$path/$id" params={{ path: type.path, id }} className="link">
      {label(type.label)}
    </Link>
  );
}

function Restore({
  object,
  row,
  entry,
  field,
  before,
}: {
  object: ObjectType;
  row: Row;
  entry: HistoryEntry;
  field: string;
  before: Value;
}) {
  const t = useText();
  const label = useLabel();
  const client = useQueryClient();
  const found = fieldOf(object, field);
  const same = JSON.stringify(row[field] ?? null) === JSON.stringify(before ?? null);
  if (!found || same || !isEditable(object, found) || entry.action === 'create') return null;
  const restore = async () => {
    try {
      const saved = await restoreValue(object.path, row.id, entry.id, field);
      showChange(client, object.path, row.id, saved);
      showToast(t('history.restored', { field: label(found.label) }));
    } catch (failure) {
      showToast(describeProblem(failure, t));
    }
    await client.invalidateQueries({ queryKey: ['history', object.path, row.id] });
  };
  return (
    <button type="button" className="link meta nowrap" onClick={() => void restore()}>
      {t('history.restore')}
    </button>
  );
}
