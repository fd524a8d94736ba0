import { useText } from '@/shared/i18n/text';
import { type Stage, stages } from './bands';
import styles from './standing.module.css';

/** Rising bars, as many filled as stages were reached, and the word; hollow where the relationship ends. */
export function StageMark({ stage }: { stage: Stage }) {
  const t = useText();
  const reached = stage === 'dissolution' ? 0 : stages.indexOf(stage) + 1;
  return (
    <span className={styles.stage} data-ended={stage === 'dissolution' || undefined}>
      <svg width="18" height="12" viewBox="0 0 18 12" aria-hidden="true">
        {stages.map((one, index) => (
          <rect
            key={one}
            x={index * 4.5 + 0.5}
            y={8.5 - index * 2.5}
            width={3}
            height={3 + index * 2.5}
            data-filled={index < reached || undefined}
          />
        ))}
      </svg>
      {t(`standing.stage.${stage}`)}
    </span>
  );
}
