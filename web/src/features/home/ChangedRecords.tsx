import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { fieldOf, type ObjectType } from '@/shared/api/catalog';
import { listRecords, titleOf } from '@/shared/api/records';
import { FieldValue } from '@/shared/fields/FieldValue';
import { RelativeTime } from '@/shared/fields/RelativeTime';
import { useLabel, useText } from '@/shared/i18n/text';
import { Avatar } from '@/shared/ui/Avatar';
import styles from './HomePage.module.css';

const shown = 5;

/** The records of an object that changed last; nothing where there are none. */
export function ChangedRecords({ object }: { object: ObjectType }) {
  const t = useText();
  const label = useLabel();
  const changedAt =
    object.fields.find((field) => field.name === 'changedAt' && field.sortable) ??
    object.fields.find((field) => field.name === 'createdAt' && field.sortable);
  const detail = object.defaultColumns
    .map((name) => fieldOf(object, name))
    .find((field) => field && field.name !== object.title && field.name !== 'kind' && field.type !== 'time');
  const question = {
    sort: `-${changedAt?.name}`,
    fields: [object.title, changedAt?.name, detail?.name, fieldOf(object, 'kind')?.name].filter(
      (name) => name !== undefined,
    ),
    limit: shown,
    total: 'none' as const,
  };
  const { data } = useQuery({
    queryKey: ['records', object.path, 'changed', question],
    queryFn: ({ signal }) => listRecords(object.path, question, signal),
    enabled: changedAt !== undefined,
  });
  if (!changedAt || !data?.items.length) return null;
  const title = t('home.changed', { objects: label(object.pluralLabel) });
  return (
    <section className={styles.card} aria-label={title}>
      <header className={styles.cardHead}>
        <h2 className="grow">{title}</h2>
        <Link to="/$path" params={{ path: object.path }} search={{ sort: `-${changedAt.name}` }} className="link meta">
          {t('home.all')}
        </Link>
      </header>
      {data.items.map((row) => {
        const name = titleOf(object, row);
        return (
          <Link key={row.id} to="/$path/$id" params={{ path: object.path, id: row.id }} className={styles.line}>
            {'kind' in row && <Avatar name={name} shape={row.kind === 'person' ? 'round' : 'square'} />}
            <span className="medium ellipsis">{name}</span>
            <span className="text-2 grow ellipsis">
              {detail && <FieldValue field={detail} value={row[detail.name]} plain />}
            </span>
            <span className="meta text-3 nowrap">
              <RelativeTime instant={String(row[changedAt.name])} />
            </span>
          </Link>
        );
      })}
    </section>
  );
}
