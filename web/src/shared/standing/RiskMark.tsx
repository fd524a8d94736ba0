import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { Badge } from '@/shared/ui/Badge';
import { type Band, bandOf } from './bands';
import { PoorMark } from './PoorMark';
import styles from './standing.module.css';

const tones = { low: 'neutral', medium: 'warn', high: 'risk' } as const satisfies Record<Band, string>;

/** Churn risk in a cell: a bar as long as the risk, and the number. */
export function RiskMeter({ risk }: { risk: number }) {
  const t = useText();
  const format = useFormat();
  return (
    <span className={styles.meter} data-band={bandOf(risk)} title={t(`standing.risk.${bandOf(risk)}`)}>
      <span className={styles.meterBar} aria-hidden="true">
        <span style={{ width: `${Math.min(1, Math.max(0, risk)) * 100}%` }} />
      </span>
      {format.fixed(risk, 2)}
    </span>
  );
}

/** Churn risk at the head of a record: the word and the number, and a mark where they mislead. */
export function RiskBadge({ risk }: { risk: number }) {
  const t = useText();
  const format = useFormat();
  const band = bandOf(risk);
  return (
    <Badge tone={tones[band]} title={t('standing.riskTitle')}>
      {t(`standing.riskNamed.${band}`, { risk: format.fixed(risk, 2) })}
      <PoorMark />
    </Badge>
  );
}
