import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { may, useCatalog } from '@/shared/api/catalog';
import type { Row } from '@/shared/api/records';
import { type NextAction, nextActionQuery, type Step, type WorkItem } from '@/shared/api/work';
import { useFormat } from '@/shared/format/useFormat';
import { useLanguage } from '@/shared/i18n/language';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Figure } from '@/shared/ui/Figure';
import { Icon } from '@/shared/ui/Icon';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { dueOf } from '@/shared/work/due';
import { Reasons } from '@/shared/work/Reasons';
import { StepDialog } from '@/shared/work/StepDialog';
import { type AskedInDialog, DoneMenu, isContact, SnoozeMenu } from '@/shared/work/StepMenus';
import { useSteps } from '@/shared/work/useSteps';
import { iconOf, useTitle } from '@/shared/work/words';
import { WorthWhy } from '@/shared/work/Worth';
import styles from './next.module.css';

/** What to do next with this customer, and why; or why nothing is to be done. */
export function NextActionPanel({ customer }: { customer: Row }) {
  const t = useText();
  const { data, error, isPending, refetch } = useQuery(nextActionQuery(customer.id));
  if (error) return <ErrorPanel failure={error} retry={() => void refetch()} title={t('next.failed')} />;
  if (isPending) return <SkeletonLines lines={3} />;
  if (data.item) return <ToDo item={data.item} />;
  return data.choice ? <LeftAlone choice={data.choice} /> : null;
}

function ToDo({ item }: { item: WorkItem }) {
  const t = useText();
  const format = useFormat();
  const { language } = useLanguage();
  const titleOf = useTitle();
  const catalog = useCatalog();
  const { take, failures } = useSteps();
  const [menu, setMenu] = useState<'done' | 'snooze'>();
  const [dialog, setDialog] = useState<AskedInDialog>();
  const due = dueOf(item, language, t);
  const works = may(catalog.named(item.task ? 'task' : 'customer'), 'change');
  const step = (next: Step, said?: string) => {
    setMenu(undefined);
    void take(item, next, said);
  };
  const parts = { item, onStep: step, onAsk: setDialog };
  const snoozed = item.state === 'snoozed' && item.snoozedUntil;
  return (
    <section className={styles.panel} aria-label={t('next.title')}>
      <header className={styles.head}>
        <h2>{t('next.title')}</h2>
        {item.worth && Number(item.worth.amount) > 0 && (
          <span className="meta">
            <Figure why={<WorthWhy item={item} />}>{format.roundMoney(item.worth)}</Figure>{' '}
            <span className="text-2">{item.atStake ? t('work.atStake') : t('work.expected')}</span>
          </span>
        )}
      </header>
      <p className={styles.title}>{titleOf(item)}</p>
      {due && (
        <p className={due.tone === 'risk' ? 'meta risk' : 'meta text-2'}>
          <Icon name="clock" size={14} /> {due.words}
        </p>
      )}
      <Reasons reasons={item.reasons} stacked />
      <p className={`meta text-2 ${styles.head}`}>
        <span className="ellipsis">
          {(item.owner ?? item.team) && t('next.holder', { name: item.owner?.name ?? item.team?.name ?? '' })}
        </span>
        {works && (
          <button type="button" className="link meta" onClick={() => setDialog('rejection')}>
            {t('next.reject')}
          </button>
        )}
      </p>
      {snoozed && <p className="meta text-2">{t('next.snoozed', { until: format.exact(snoozed) })}</p>}
      {item.assumed && <p className="meta text-2">{t('work.why.assumed')}</p>}
      {failures[item.id] !== undefined && !dialog && (
        <ErrorPanel failure={failures[item.id]} title={t('work.failed')} />
      )}
      {works && (
        <div className={styles.actions}>
          <DoneMenu {...parts} opened={menu === 'done'} onChange={(opened) => setMenu(opened ? 'done' : undefined)}>
            <Button
              size="xs"
              variant="filled"
              leftSection={<Icon name={iconOf(item.action)} size={14} />}
              aria-haspopup={isContact(item) ? 'menu' : undefined}
              onClick={() => (isContact(item) ? setMenu('done') : step({ verb: 'done', body: {} }))}
            >
              {t('next.done')}
            </Button>
          </DoneMenu>
          <SnoozeMenu
            {...parts}
            opened={menu === 'snooze'}
            onChange={(opened) => setMenu(opened ? 'snooze' : undefined)}
          >
            <Button size="xs" aria-haspopup="menu" onClick={() => setMenu('snooze')}>
              {t('next.snooze')}
            </Button>
          </SnoozeMenu>
          <Button size="xs" onClick={() => setDialog('handover')}>
            {t('next.handOver')}
          </Button>
        </div>
      )}
      {dialog && (
        <StepDialog
          item={item}
          what={dialog}
          failure={failures[item.id]}
          onStep={(next) => take(item, next)}
          onClose={() => setDialog(undefined)}
        />
      )}
    </section>
  );
}

type Choice = NonNullable<NextAction['choice']>;

/** Nothing is to be done: on purpose, because it would not pay, or because it was done. */
function LeftAlone({ choice }: { choice: Choice }) {
  const t = useText();
  const titleOf = useTitle();
  const control = choice.arm === 'control' && choice.answered === null;
  const because = choice.answered ?? (control ? 'control' : choice.action === 'leave' ? 'leave' : 'nobody');
  return (
    <section className={styles.panel} data-quiet aria-label={t('next.title')}>
      <header className={styles.head}>
        <h2>{t('next.title')}</h2>
      </header>
      <p className={styles.title}>{t(`next.because.${because}`)}</p>
      {because !== 'control' && because !== 'leave' && <p>{titleOf(choice)}</p>}
      <p className="meta text-2">{t(`next.hint.${because}`)}</p>
      {because === 'leave' && <Reasons reasons={choice.reasons} stacked />}
    </section>
  );
}
