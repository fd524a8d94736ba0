import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { catalogQuery, useCatalog } from '@/shared/api/catalog';
import { describeProblem } from '@/shared/api/problem';
import { RelativeTime } from '@/shared/fields/RelativeTime';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { Confirmation } from '../parts/Confirmation';
import styles from '../settings.module.css';
import { bringBack, type Deleted, deletedQuery, dropForGood, heldQuery } from './definitions';
import { ObjectAside } from './ObjectAside';

/** Deleted fields and objects: who did it, when, the way back and the end. */
export function DeletedPage() {
  const t = useText();
  return (
    <div className={styles.split}>
      <ObjectAside current="/settings/deleted" />
      <div className="page" style={{ minWidth: 0 }}>
        <PageHeader title={t('objects.deletedTitle')} subtitle={t('objects.deletedSubtitle')} />
        <DeletedTable />
      </div>
    </div>
  );
}

function DeletedTable() {
  const t = useText();
  const label = useLabel();
  const catalog = useCatalog();
  const client = useQueryClient();
  const { data: items, error, refetch } = useQuery(deletedQuery);
  const [ending, setEnding] = useState<Deleted>();
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: catalogQuery.queryKey });
    await client.invalidateQueries({ queryKey: deletedQuery.queryKey });
  };
  const restore = async (gone: Deleted) => {
    try {
      await bringBack(gone);
      showToast(t('bin.restored', { name: label(gone.label) }));
    } catch (failure) {
      showToast(describeProblem(failure, t));
    }
    await refresh();
  };
  if (error) return <ErrorPanel failure={error} retry={() => void refetch()} />;
  if (!items) return <SkeletonLines lines={5} />;
  if (items.length === 0) return <EmptyState icon="trash" title={t('objects.noneDeleted')} />;
  return (
    <div className={styles.tableBox} role="region" aria-label={t('objects.deletedTitle')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('objects.what')}</th>
            <th scope="col">{t('fields.name')}</th>
            <th scope="col">{t('bin.when')}</th>
            <th scope="col">{t('bin.who')}</th>
            <td className={styles.end} />
          </tr>
        </thead>
        <tbody>
          {items.map((gone) => (
            <tr key={`${gone.object} ${gone.name ?? ''}`}>
              <td>
                <span className="medium">{label(gone.label)}</span>
                <div className="meta text-3">
                  {gone.name
                    ? t('objects.fieldOf', { object: label(catalog.named(gone.object)?.pluralLabel) || gone.object })
                    : t('objects.withRecords')}
                </div>
              </td>
              <td className="mono text-2">{gone.name ?? gone.object}</td>
              <td className="nowrap">
                <RelativeTime instant={gone.deletedAt} />
              </td>
              <td>{gone.deletedBy ?? ''}</td>
              <td className={styles.number}>
                <span className="row nowrap" style={{ justifyContent: 'flex-end' }}>
                  <Button size="xs" leftSection={<Icon name="restore" />} onClick={() => void restore(gone)}>
                    {t('bin.restore')}
                  </Button>
                  <Button size="xs" variant="subtle" data-danger onClick={() => setEnding(gone)}>
                    {t('objects.deleteForGood')}
                  </Button>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {ending && (
        <Confirmation
          title={t('objects.deleteForGoodTitle', { name: label(ending.label) })}
          action={t('objects.deleteForGood')}
          onClose={() => setEnding(undefined)}
          onConfirm={async () => {
            await dropForGood(ending);
            showToast(t('objects.goneForGood', { name: label(ending.label) }));
            await refresh();
          }}
        >
          <Loss gone={ending} />
        </Confirmation>
      )}
    </div>
  );
}

/** What ends with it, in numbers. */
function Loss({ gone }: { gone: Deleted }) {
  const t = useText();
  const format = useFormat();
  const { data: held, error } = useQuery(heldQuery(gone));
  if (error) return <ErrorPanel failure={error} />;
  if (!held) return <SkeletonLines lines={2} />;
  const values = { count: held.value, shown: format.number(held.value), exact: held.exact ? 'yes' : 'no' };
  return <>{gone.name ? t('objects.lossOfField', values) : t('objects.lossOfObject', values)}</>;
}
