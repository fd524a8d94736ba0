import type { ReactNode, Ref } from 'react';
import { Icon } from './Icon';
import styles from './ui.module.css';

/** One condition or choice that can be opened and removed. */
export function Chip({
  children,
  label,
  onOpen,
  onRemove,
  removeLabel,
  ref,
}: {
  children: ReactNode;
  /** What the opening button is called for screen readers, when the visible words are not enough. */
  label?: string;
  onOpen?: () => void;
  onRemove?: () => void;
  removeLabel?: string;
  ref?: Ref<HTMLSpanElement>;
}) {
  return (
    <span className={styles.chip} ref={ref}>
      {onOpen ? (
        <button type="button" className={styles.chipText} onClick={onOpen} aria-label={label}>
          {children}
        </button>
      ) : (
        <span className={styles.chipText}>{children}</span>
      )}
      {onRemove && (
        <button type="button" className={styles.chipClose} onClick={onRemove} aria-label={removeLabel}>
          <Icon name="close" size={14} />
        </button>
      )}
    </span>
  );
}
