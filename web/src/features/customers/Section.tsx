import type { ReactNode } from 'react';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { IconButton } from '@/shared/ui/IconButton';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import styles from './customer.module.css';

interface Props {
  title: string;
  /** Names the button that adds; absent where nothing may be added. */
  add?: string;
  onAdd?: () => void;
  /** Stands at the right of the title in place of the button. */
  aside?: ReactNode;
  query?: { isPending: boolean; error: unknown; refetch: () => unknown };
  children: ReactNode;
}

/** A part of the left or right column: title, the way to add, and its own waiting and failing. */
export function Section({ title, add, onAdd, aside, query, children }: Props) {
  const t = useText();
  return (
    <section className={styles.section} aria-label={title}>
      <h2 className={styles.sectionTitle}>
        <span className="ellipsis">{title}</span>
        <span className={styles.sectionAside}>
          {aside}
          {add && onAdd && <IconButton icon="plus" label={add} onClick={onAdd} className={styles.sectionAdd} />}
        </span>
      </h2>
      {query?.error ? (
        <ErrorPanel failure={query.error} retry={() => void query.refetch()} title={t('section.failed', { title })} />
      ) : query?.isPending ? (
        <SkeletonLines lines={2} />
      ) : (
        children
      )}
    </section>
  );
}
