import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { apiUrl } from '@/shared/api/http';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { type Import, refusedQuery } from './imports';
import styles from './imports.module.css';
import { mappedOf } from './targets';

const first = 10;
const most = 100;

/** Rows that cannot be imported, with the reasons; as a file they can be put right and imported again. */
export function Refused({ item }: { item: Import }) {
  const t = useText();
  const format = useFormat();
  const [limit, setLimit] = useState(first);
  const { data, error, isPending, refetch } = useQuery(refusedQuery(item.id, 0, limit));
  const cellOf = (cells: string[], target: string | undefined) => {
    const column = item.columns.find((one) => target && mappedOf(item.mapping, one)?.target === target);
    return column ? cells[column.index] || '—' : cells.filter(Boolean).slice(0, 3).join(' · ');
  };
  return (
    <section className={`card ${styles.tableCard}`} style={{ marginTop: 12 }}>
      <header className={styles.fileHead}>
        <b className="strong">{t('imports.refused', { count: item.rows.refused })}</b>
        <span className="meta text-3 wide-only">{t('imports.refusedHint')}</span>
        <span className="grow" />
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
              </tr>
            </thead>
            <tbody>
              {data.items.map((row) => (
                <tr key={row.row}>
                  <td className="text-3 tabular">{format.number(row.row)}</td>
                  <td className={`mono ${styles.examples}`}>{cellOf(row.cells, row.reasons[0]?.target)}</td>
                  <td>{row.reasons.map((reason) => reason.detail).join('; ')}</td>
                </tr>
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
