import { useText } from '@/shared/i18n/text';
import { Skeleton } from '@/shared/ui/Skeleton';
import styles from './list.module.css';

/** The table's geometry in grey. */
export function TableSkeleton({ columns }: { columns: number[] }) {
  const t = useText();
  return (
    <div className={styles.scroller} role="status" aria-label={t('waiting')}>
      <div className={styles.skeletonHead} />
      {Array.from({ length: 18 }, (_, row) => (
        <div key={row} className={styles.skeletonRow}>
          <span style={{ width: 28 }}>
            <Skeleton width={16} height={16} />
          </span>
          {columns.map((width, column) => (
            <span key={column} style={{ width, flex: 'none' }}>
              <Skeleton width={Math.max(30, width * (0.35 + ((row * 7 + column * 13) % 30) / 100))} />
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
