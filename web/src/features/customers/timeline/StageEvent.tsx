import type { Row } from '@/shared/api/records';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { bandOf, isStage } from '@/shared/standing/bands';
import { asNumber, asText } from '../values';
import type { Step } from '../worth/standing';
import { useCauses } from '../worth/words';
import { Event, EventTime } from './Event';
import type { Period } from './weave';
import styles from './timeline.module.css';

/** A step from one stage of the relationship to another, with its cause. */
export function StageEvent({ row, period }: { row: Row; period: Period }) {
  const t = useText();
  const causes = useCauses();
  const figures = (row.figures ?? {}) as unknown as Step['figures'];
  const stage = (value: unknown) => (isStage(value) ? t(`standing.stage.${value}`) : '');
  const ended = row.to === 'dissolution';
  return (
    <Event minor icon={ended ? 'fall' : 'rise'}>
      <div className={styles.eventHead}>
        <div className="grow">
          <span className={ended ? 'risk' : undefined}>
            {row.from
              ? t('lifecycle.step', { from: stage(row.from), to: stage(row.to) })
              : t('lifecycle.firstStep', { to: stage(row.to) })}
          </span>{' '}
          <span className="meta text-3">{causes({ cause: asText(row.cause), figures })}</span>
        </div>
        <EventTime at={asText(row.occurredAt)} period={period} />
      </div>
    </Event>
  );
}

/** A churn risk that rose or fell into another band. */
export function RiskEvent({ row, period }: { row: Row; period: Period }) {
  const t = useText();
  const format = useFormat();
  const before = asNumber(row.from) ?? 0;
  const after = asNumber(row.to) ?? 0;
  const rose = after > before;
  return (
    <Event minor icon={rose ? 'rise' : 'fall'}>
      <div className={styles.eventHead}>
        <span className={`grow ${rose && bandOf(after) === 'high' ? 'risk' : ''}`}>
          {t(rose ? 'lifecycle.riskRose' : 'lifecycle.riskFell', {
            before: format.fixed(before, 2),
            after: format.fixed(after, 2),
          })}
        </span>
        <EventTime at={asText(row.occurredAt)} period={period} />
      </div>
    </Event>
  );
}
