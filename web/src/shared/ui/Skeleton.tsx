import { useText } from '@/shared/i18n/text';
import styles from './ui.module.css';

/** A grey shape the size of what comes; shows itself only after 100 ms. */
export function Skeleton({
  width,
  height = 10,
  round = false,
}: {
  width: number | string;
  height?: number;
  round?: boolean;
}) {
  return (
    <span
      className={styles.skeleton}
      style={{ width, height, borderRadius: round ? '50%' : undefined }}
      aria-hidden="true"
    />
  );
}

/** Lines of text that are on their way. */
export function SkeletonLines({ lines = 3 }: { lines?: number }) {
  const t = useText();
  return (
    <div role="status" aria-label={t('waiting')} style={{ display: 'grid', gap: 14, padding: 16 }}>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} width={`${90 - ((line * 23) % 50)}%`} />
      ))}
    </div>
  );
}
