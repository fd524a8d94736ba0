import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { useMe } from '@/shared/api/me';
import { apiUrl } from '@/shared/api/http';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { type Import, refusedQuery, useRepairs } from './imports';
import styles from './imports.module.css';
import { RowRepair } from './RowRepair';
import { mappedOf } from './targets';

const first = 10;
const most = 100;

/** Rows that cannot be imported, with the reasons: put right here one by one, or as a file that imports again. */
export function Refused({ item }: { item: Import }) {
  const t = useText();
  const format = useFormat();
  const me = useMe();
  const [limit, setLimit] = useState(first);
  const [open, setOpen] = useState<number | null>(null);
  const { data, error, isPending, refetch } = useQuery(refusedQuery(item.id, 0, limit));
  const { retry } = useRepairs(item.id);
  const mendable = ['done', 'stopped', 'failed'].includes(item.status) && item.actor.id === me.id;
  const cellOf = (cells: string[], target: string | undefined) => {
    const column = item.columns.find((one) => target && mappedOf(item.mapping, one)?.target === target);
    return column ? cells[column.index] || '—' : cells.filter(Boolean).slice(0, 3).join(' · ');
  };
  return (
    <section className={`card ${styles.tableCard}`} style={{ marginTop: 12 }}>
      <header className={styles.fileHead}>
        <b className="strong">{t('imports.refused', { count: item.rows.refused })}</b>
        <span className="meta text-3 wide-only">
          {[
            t(mendable ? 'imports.refusedMend' : item.startedAt ? 'imports.refusedLeft' : 'imports.refusedHint'),
            item.startedAt && t('imports.keptUntil', { day: format.day(item.keptUntil.slice(0, 10)) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className="grow" />
        {mendable && (
          <Button
            size="xs"
            variant="subtle"
            loading={retry.isPending}
            leftSection={<Icon name="restore" size={14} />}
            onClick={() => retry.mutate()}
          >
            {t('imports.retry')}
          </Button>
        )}
        {(['xlsx', 'csv'] as const).map((kind) => (
          <Button
            key={kind}
            size="xs"
            variant="subtle"
            component="a"
            href={apiUrl(`imports/${item.id}/refused`, { format: kind })}
            download
            leftSection={<Icon name="export" size={14} />}
          >
            {t('imports.refusedFile', { format: kind.toUpperCase() })}
          </Button>
        ))}
      </header>
      {retry.isError && <ErrorPanel failure={retry.error} title={t('imports.refusedStep')} />}
      {error ? (
        <ErrorPanel failure={error} retry={() => void refetch()} />
      ) : isPending ? (
        <SkeletonLines lines={4} />
      ) : (
        <div className={styles.scroller} tabIndex={0} role="region" aria-label={t('imports.refusedRows')}>
          <table className={styles.table}>
            <thead className="visually-hidden">
              <tr>
                <th scope="col">{t('imports.row')}</th>
                <th scope="col">{t('imports.examples')}</th>
                <th scope="col">{t('imports.reason')}</th>
                {mendable && <th scope="col">{t('imports.fix')}</th>}
              </tr>
            </thead>
            <tbody>
              {data.items.map((row) => (
                <Fragment key={row.row}>
                  <tr>
                    <td className="text-3 tabular">{format.number(row.row)}</td>
                    <td className={`mono ${styles.examples}`}>{cellOf(row.cells, row.reasons[0]?.target)}</td>
                    <td>{row.reasons.map((reason) => reason.detail).join('; ')}</td>
                    {mendable && (
                      <td className="number">
                        <button
                          type="button"
                          className="link small"
                          aria-expanded={open === row.row}
                          aria-label={t('imports.fixRow', { row: row.row })}
                          onClick={() => setOpen(open === row.row ? null : row.row)}
                        >
                          {t('imports.fix')}
                        </button>
                      </td>
                    )}
                  </tr>
                  {open === row.row && (
                    <tr>
                      <td colSpan={4} className={styles.repair}>
                        <RowRepair item={item} row={row} onClose={() => setOpen(null)} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {limit < most && item.rows.refused > limit && (
        <div className={styles.more}>
          <button type="button" className="link small" onClick={() => setLimit(most)}>
            {t('imports.refusedMore')}
          </button>
        </div>
      )}
    </section>
  );
}
