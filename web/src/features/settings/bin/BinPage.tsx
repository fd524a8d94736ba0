import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useRestoreRecord } from '@/shared/actions/useRestoreRecord';
import { may, type ObjectType, useCatalog } from '@/shared/api/catalog';
import { isReference, listRecords, titleOf } from '@/shared/api/records';
import { RelativeTime } from '@/shared/fields/RelativeTime';
import { useLabel, useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { Aside } from '../parts/Aside';
import styles from '../settings.module.css';

const route = getRouteApi('/frame/settings/bin/{-$object}');

/** What was deleted, object by object: who did it, when, and the way back. */
export function BinPage() {
  const t = useText();
  const label = useLabel();
  const { object: name } = route.useParams();
  const objects = useCatalog().objects.filter((object) => may(object, 'delete'));
  const object = objects.find((each) => each.name === (name ?? 'customer')) ?? objects[0];
  if (!object) return <EmptyState icon="trash" title={t('bin.none')} />;
  return (
    <div className={styles.split}>
      <Aside
        label={t('objects.objects')}
        current={`/settings/bin/${object.name}`}
        groups={[
          {
            title: t('settings.bin'),
            items: objects
              .map((each) => ({ to: `/settings/bin/${each.name}`, text: label(each.pluralLabel) }))
              .sort((a, b) => a.text.localeCompare(b.text)),
          },
        ]}
      />
      <div className="page" style={{ minWidth: 0 }}>
        <DeletedRows key={object.name} object={object} />
      </div>
    </div>
  );
}

function DeletedRows({ object }: { object: ObjectType }) {
  const t = useText();
  const label = useLabel();
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage, refetch } = useInfiniteQuery({
    queryKey: ['records', object.path, 'bin'],
    queryFn: ({ pageParam, signal }) =>
      listRecords(
        object.path,
        {
          bin: true,
          sort: '-changedAt',
          fields: [object.title, 'changedAt', 'changedBy'],
          cursor: pageParam,
          total: 'none',
        },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = data?.pages.flatMap((page) => page.items);
  const restore = useRestoreRecord(object);
  return (
    <>
      <PageHeader title={t('bin.title', { objects: label(object.pluralLabel) })} subtitle={t('bin.subtitle')} />
      {error ? (
        <ErrorPanel failure={error} retry={() => void refetch()} />
      ) : !rows ? (
        <SkeletonLines lines={5} />
      ) : rows.length === 0 ? (
        <EmptyState icon="trash" title={t('bin.none')} />
      ) : (
        <div className={styles.tableBox} role="region" aria-label={t('settings.bin')} tabIndex={0}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{label(object.label)}</th>
                <th scope="col">{t('bin.when')}</th>
                <th scope="col">{t('bin.who')}</th>
                <td className={styles.end} />
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td className="medium">{titleOf(object, row)}</td>
                  <td className="nowrap">
                    <RelativeTime instant={String(row.changedAt)} />
                  </td>
                  <td>{isReference(row.changedBy) ? (row.changedBy.name ?? t('history.system')) : ''}</td>
                  <td className={styles.number}>
                    <Button size="xs" leftSection={<Icon name="restore" />} onClick={() => void restore(row)}>
                      {t('bin.restore')}
                    </Button>
                  </td>
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
    </>
  );
}
