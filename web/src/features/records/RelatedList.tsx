import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { openCreation } from '@/shared/actions/creation';
import { may, type Relation, useCatalog } from '@/shared/api/catalog';
import { listRecords, type Row, titleOf } from '@/shared/api/records';
import { FieldValue, numeric } from '@/shared/fields/FieldValue';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import styles from './RelatedList.module.css';
import { askedFields } from './useRows';

/** The first rows of another object that point to this record, with the way to all of them. */
export function RelatedList({ relation, row, title }: { relation: Relation; row: Row; title: string }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const object = useCatalog().named(relation.object)!;
  const filter = `${relation.field} == ${JSON.stringify(row.id)}`;
  const columns = object.defaultColumns.flatMap(
    (name) => object.fields.find((field) => field.name === name && field.name !== relation.field) ?? [],
  );
  const question = {
    filter,
    sort: object.defaultSort.join(','),
    fields: askedFields(object, columns),
    limit: 10,
    total: 'bounded' as const,
  };
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['records', object.path, 'related', question],
    queryFn: ({ signal }) => listRecords(object.path, question, signal),
  });
  return (
    <section className={styles.section} aria-label={label(relation.label)}>
      <header className={styles.head}>
        <h2>{label(relation.label)}</h2>
        {data?.total && <span className="meta text-3 tabular">{format.count(data.total)}</span>}
        <span className="grow" />
        {may(object, 'create') && (
          <Button
            size="xs"
            variant="subtle"
            leftSection={<Icon name="plus" size={14} />}
            onClick={() => openCreation(object.name, { [relation.field]: { id: row.id, name: title } })}
          >
            {t('creation.title', { object: label(object.label).toLocaleLowerCase() })}
          </Button>
        )}
      </header>
      {error && <ErrorPanel failure={error} retry={() => void refetch()} />}
      {isPending && <SkeletonLines lines={3} />}
      {data && data.items.length === 0 && <p className={styles.none}>{t('related.none')}</p>}
      {data && data.items.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                {columns.map((field) => (
                  <th key={field.name} scope="col" className={numeric.has(field.type) ? 'number' : undefined}>
                    {label(field.label)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.items.map((item) => (
                <tr key={item.id}>
                  {columns.map((field, index) => (
                    <td key={field.name} className={numeric.has(field.type) ? 'number' : undefined}>
                      {field.name === object.title ||
                      (index === 0 && !columns.some((column) => column.name === object.title)) ? (
                        <Link to="/$path/$id" params={{ path: object.path, id: item.id }} className="link">
                          {field.name === object.title ? (
                            titleOf(object, item)
                          ) : (
                            <FieldValue field={field} value={item[field.name]} plain />
                          )}
                        </Link>
                      ) : (
                        <FieldValue field={field} value={item[field.name]} />
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data?.next && (
        <Link to="/$path" params={{ path: object.path }} search={{ filter }} className={`link small ${styles.all}`}>
          {t('related.all')}
        </Link>
      )}
    </section>
  );
}
