import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import styles from './standing.module.css';
import { trustQuery } from './trust';

/** Why figures of the models of purchases mislead, in words; undefined where they do not. */
export function usePoorness(): string | undefined {
  const t = useText();
  const { data } = useQuery(trustQuery);
  if (data?.level !== 'POOR') return undefined;
  return data.poorness.map((why) => t(`standing.poor.${why}`)).join(' ');
}

/** The mark beside a figure of a model that predicted badly; nothing where the models are good. */
export function PoorMark() {
  const poorness = usePoorness();
  return (
    poorness && (
      <span className={styles.poor} role="img" title={poorness} aria-label={poorness}>
        <Icon name="risk" size={12} />
      </span>
    )
  );
}

/** A figure of a model, with the mark behind it where the model is poor. */
export function MarkedIfPoor({ children }: { children: ReactNode }) {
  return (
    <span className={styles.marked}>
      {children}
      <PoorMark />
    </span>
  );
}
