import type { ReactNode } from 'react';
import { useText } from '@/shared/i18n/text';
import { Badge } from '@/shared/ui/Badge';
import { Progress } from '@/shared/ui/Progress';
import { isWorking } from './predictions';
import styles from './predictions.module.css';

/** How far the computing is, or why there is none; nothing once it is done. */
export function Underway({
  state,
  refusal,
  read,
  total,
  children,
}: {
  state: string;
  refusal?: string | null;
  /** Records read so far, of `total`. */
  read: number;
  total: number;
  /** Beside the word for where it is. */
  children?: ReactNode;
}) {
  const t = useText();
  if (state === 'refused')
    return (
      <section className={`card ${styles.said}`} role="alert">
        <div className="row">
          <Badge tone="risk">{t('predictions.state.refused')}</Badge>
        </div>
        <p>{refusal}</p>
      </section>
    );
  if (!isWorking(state)) return null;
  return (
    <section className={`card ${styles.said}`} role="status">
      <div className="row">
        <Badge tone="accent">{t(`predictions.state.${state}`)}</Badge>
        {children}
      </div>
      <Progress done={read} total={total} label={t(`predictions.state.${state}`)} />
    </section>
  );
}
