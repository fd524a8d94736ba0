import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { may, type ObjectType } from '@/shared/api/catalog';
import type { Row } from '@/shared/api/records';
import { useFormat } from '@/shared/format/useFormat';
import { useLanguage } from '@/shared/i18n/language';
import { useText } from '@/shared/i18n/text';
import { isStage, type Stage, stages } from '@/shared/standing/bands';
import { StageMark } from '@/shared/standing/StageMark';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Figure } from '@/shared/ui/Figure';
import { Skeleton, SkeletonLines } from '@/shared/ui/Skeleton';
import { Section } from '../Section';
import { EndingForm } from './EndingForm';
import { type Ending, type Standing, stagesQuery, useReadsOrders, useStanding } from './standing';
import { dataEndOf } from './figures';
import { ModelBehind, RowsBehind, Why } from './Why';
import { activeOf, useCauses } from './words';
import styles from './worth.module.css';

/** In which stage the relationship is, since when and why; its steps so far, and how it ended where it did. */
export function Lifecycle({ object, customer }: { object: ObjectType; customer: Row }) {
  const t = useText();
  const [history, setHistory] = useState(false);
  const query = useStanding(customer.id);
  if (!useReadsOrders()) return null;
  const standing = query.data;
  return (
    <Section
      title={t('lifecycle.title')}
      query={query.isPending ? undefined : query}
      aside={
        standing && (
          <button type="button" className="link meta" aria-haspopup="dialog" onClick={() => setHistory(true)}>
            {t('lifecycle.history')}
          </button>
        )
      }
    >
      {standing ? (
        <Present object={object} customer={customer} standing={standing} />
      ) : (
        <div role="status" aria-label={t('waiting')} className={styles.waiting}>
          <Skeleton width="100%" height={5} />
          <Skeleton width="70%" />
          <Skeleton width="85%" />
        </div>
      )}
      {history && <StageHistory customer={customer} onClose={() => setHistory(false)} />}
    </Section>
  );
}

function Present({ object, customer, standing }: { object: ObjectType; customer: Row; standing: Standing }) {
  const t = useText();
  const format = useFormat();
  const { language } = useLanguage();
  const causes = useCauses();
  const [now] = useState(() => new Date());
  const { data: past } = useQuery(stagesQuery(customer.id));
  const stage = isStage(standing.stage.stage) ? standing.stage.stage : 'awareness';
  const was = activeOf(past?.steps[0]?.figures);
  const active = standing.model?.active;
  const end = dataEndOf(standing, now);
  const month = (day: string) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { month: 'short', year: 'numeric' }).format(
      new Date(`${day}T12:00:00`),
    );
  return (
    <>
      <Path stage={stage} />
      <p className="meta text-3">
        {standing.stage.since && `${t('lifecycle.since', { month: month(standing.stage.since) })} · `}
        {active !== undefined && standing.model && (
          <>
            {t('lifecycle.staysWith')}{' '}
            <Figure
              why={
                <Why
                  title={t('worth.activeTitle', { active: format.fixed(active, 2) })}
                  words={t('worth.activeWords', { days: standing.daysSince ?? 0, purchases: standing.purchases })}
                >
                  <ModelBehind model={standing.model} about="churn" />
                  <RowsBehind customer={customer.id} paths={['orders']} />
                </Why>
              }
            >
              {format.fixed(active, 2)}
            </Figure>
            {was !== undefined && Math.abs(was - active) >= 0.01 && t('lifecycle.was', { was: format.fixed(was, 2) })}
          </>
        )}
      </p>
      <p className="meta text-2">{causes(standing.stage)}</p>
      {end && <p className="meta text-3">{t('worth.asOf', { day: format.day(end) })}</p>}
      {stage === 'dissolution' && past && (
        <HowItEnded object={object} customer={customer} ending={past.dissolution ?? undefined} />
      )}
    </>
  );
}

/** A path of four and a dashed end, the present stage in bold. */
function Path({ stage }: { stage: Stage }) {
  const t = useText();
  const ended = stage === 'dissolution';
  const reached = ended ? -1 : stages.indexOf(stage);
  return (
    <ol className={styles.path} data-ended={ended || undefined} aria-label={t('lifecycle.title')}>
      {stages.map((one, index) => (
        <li
          key={one}
          data-reached={index <= reached || undefined}
          aria-current={one === stage ? 'step' : undefined}
          title={t(`standing.stage.${one}`)}
        >
          <span className="ellipsis">{t(`standing.stage.${one}`)}</span>
        </li>
      ))}
      <li className={styles.pathEnd} aria-current={ended ? 'step' : undefined}>
        <span>{t('lifecycle.end')}</span>
      </li>
    </ol>
  );
}

function HowItEnded({ object, customer, ending }: { object: ObjectType; customer: Row; ending?: Ending }) {
  const t = useText();
  const [telling, setTelling] = useState(false);
  const told = [
    ending?.endedBy && t(`lifecycle.endedBy.${ending.endedBy}`),
    ending?.reason && t(`lifecycle.reason.${ending.reason}`),
  ].filter(Boolean);
  return (
    <div className={styles.ended}>
      <p className="small">
        {told.length > 0 ? told.join(': ') : t('lifecycle.unknownWhy')}
        {ending?.derived && told.length > 0 && <span className="meta text-3"> · {t('lifecycle.derived')}</span>}
      </p>
      {ending?.note && <p className="meta text-2">{ending.note}</p>}
      {may(object, 'change') && (
        <button type="button" className="link meta" aria-haspopup="dialog" onClick={() => setTelling(true)}>
          {ending && !ending.derived ? t('lifecycle.changeWhy') : t('lifecycle.sayWhy')}
        </button>
      )}
      {telling && <EndingForm customer={customer} ending={ending} onClose={() => setTelling(false)} />}
    </div>
  );
}

function StageHistory({ customer, onClose }: { customer: Row; onClose: () => void }) {
  const t = useText();
  const format = useFormat();
  const causes = useCauses();
  const { data, error, refetch } = useQuery(stagesQuery(customer.id));
  return (
    <Modal opened onClose={onClose} title={t('lifecycle.historyTitle')}>
      {error && (
        <ErrorPanel
          failure={error}
          retry={() => void refetch()}
          title={t('section.failed', { title: t('lifecycle.historyTitle') })}
        />
      )}
      {!data && !error && <SkeletonLines lines={4} />}
      {data?.steps.length === 0 && <p className="small text-2">{t('lifecycle.noSteps')}</p>}
      <ol className={styles.steps}>
        {data?.steps.map((step, index) => (
          <li key={index}>
            <div className="row">
              {isStage(step.to) && <StageMark stage={step.to} />}
              {isStage(step.from) && (
                <span className="meta text-3">{t('lifecycle.from', { stage: t(`standing.stage.${step.from}`) })}</span>
              )}
              <span className="grow" />
              <span className="meta text-3 tabular nowrap">{format.day(step.asOf)}</span>
            </div>
            <p className="meta text-2">{causes(step)}</p>
          </li>
        ))}
      </ol>
    </Modal>
  );
}
