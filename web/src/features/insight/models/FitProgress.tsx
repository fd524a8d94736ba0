import { useEffect, useState } from 'react';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { Progress } from '@/shared/ui/Progress';
import type { Fit } from './models';
import styles from './models.module.css';

const stages = ['reading', 'fitting', 'judging'];

/** A fit that runs: since when, and which of its three steps it is at. What is in use stays so until it is done. */
export function FitProgress({ fit }: { fit: Fit }) {
  const t = useText();
  const format = useFormat();
  const seconds = useSecondsSince(fit.startedAt ?? fit.askedAt);
  const stage = stages.indexOf(fit.stage ?? '');
  return (
    <section className={`card ${styles.progress}`} role="status">
      <div className="strong">
        {stage < 0 ? t('models.waits') : t(`models.stage.${stages[stage]}`, { step: stage + 1, steps: stages.length })}
      </div>
      <div className="small text-2">
        {t('models.since', { time: format.clock(fit.startedAt ?? fit.askedAt), seconds })}
      </div>
      <Progress done={Math.max(0, stage) + 0.5} total={stages.length} label={t('models.running')} />
    </section>
  );
}

function useSecondsSince(instant: string): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.round((now - new Date(instant).getTime()) / 1000));
}
