import { useEffect, useState } from 'react';
import { closeToast, type Toast, undoToast, useToasts } from '@/shared/actions/toasts';
import { useText } from '@/shared/i18n/text';
import { Icon } from './Icon';
import styles from './ToastList.module.css';

const shownMs = 8000;

/** The bottom left corner; stands once in the app. The region is there from the start, so that screen readers announce what enters it. */
export function ToastList() {
  const toasts = useToasts();
  return (
    <div className={styles.corner} role="status" aria-live="polite">
      {toasts.map((toast) => (
        <ToastItem key={toast.id} toast={toast} newest={toast === toasts.findLast((other) => other.undo)} />
      ))}
    </div>
  );
}

function ToastItem({ toast, newest }: { toast: Toast; newest: boolean }) {
  const t = useText();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => closeToast(toast.id), shownMs);
    return () => clearTimeout(timer);
  }, [held, toast.id]);
  return (
    <div
      className={styles.toast}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {toast.undo && (
        <button type="button" className={styles.undo} onClick={() => undoToast(toast)}>
          {t('action.undo')}
        </button>
      )}
      {toast.undo && newest && <kbd className={styles.key}>Z</kbd>}
      <button
        type="button"
        className={styles.close}
        onClick={() => closeToast(toast.id)}
        aria-label={t('action.close')}
      >
        <Icon name="close" size={14} />
      </button>
    </div>
  );
}
