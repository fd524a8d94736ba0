import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '@/shared/api/me';
import { useText } from '@/shared/i18n/text';
import { Select } from '@/shared/fields/Select';
import { Badge } from '@/shared/ui/Badge';
import { Loaded } from '@/shared/ui/Loaded';
import { PageHeader } from '@/shared/ui/PageHeader';
import { AssumptionsCard } from './AssumptionsCard';
import { actions, type Effect, effectQuery } from './effect';
import styles from './effect.module.css';
import { LiftCard } from './LiftCard';
import { useAmount } from './useAmount';

const spans = [30, 60, 90, 180, 365];

/** Whether acting on customers brings more than leaving them alone: the page that says if next actions work. */
export function EffectPage() {
  const t = useText();
  const { administrator } = useMe();
  const [days, setDays] = useState(60);
  const [action, setAction] = useState<string>('all');
  const effect = useQuery(effectQuery(days, action));
  return (
    <div className="page">
      <PageHeader
        title={t('effect.title')}
        subtitle={t('effect.subtitle')}
        actions={
          <>
            <Select
              aria-label={t('effect.action')}
              value={action}
              data={[
                { value: 'all', label: t('effect.action.all') },
                ...actions.map((each) => ({ value: each, label: t(`effect.action.${each}`) })),
              ]}
              onChange={(value) => value && setAction(value)}
            />
            <Select
              aria-label={t('effect.days')}
              value={String(days)}
              data={spans.map((each) => ({ value: String(each), label: t('effect.followed', { days: each }) }))}
              onChange={(value) => value && setDays(Number(value))}
            />
          </>
        }
      />
      <Loaded query={effect} lines={10}>
        {(found) => <Answer effect={found} />}
      </Loaded>
      {administrator && <AssumptionsCard />}
    </div>
  );
}

function Answer({ effect }: { effect: Effect }) {
  const t = useText();
  const amount = useAmount();
  const lift = effect.margin;
  return (
    <>
      <section className={`card ${styles.verdict}`}>
        <div className="grow">
          <div className="strong">
            {lift
              ? t(`effect.verdict.${lift.verdict}`, {
                  value: amount(lift.estimate),
                  low: amount(lift.low),
                  high: amount(lift.high),
                  smallest: amount(lift.smallest),
                  days: effect.question.days,
                })
              : t('effect.verdict.none')}
          </div>
          <div className="small text-2">
            {t('effect.arms', {
              acted: effect.acted.customers,
              control: effect.control.customers,
              share: Math.round(effect.controlShare * 100),
            })}
          </div>
        </div>
        {effect.ratio === 'broken' && <Badge tone="risk">{t('effect.ratio.broken')}</Badge>}
      </section>
      {effect.margin && effect.kept && (
        <div className={styles.grid}>
          <LiftCard
            title={t('effect.margin')}
            lift={effect.margin}
            acted={effect.acted.margin}
            control={effect.control.margin}
            show={amount}
          />
          <KeptCard effect={effect} />
        </div>
      )}
    </>
  );
}

function KeptCard({ effect }: { effect: Effect }) {
  const t = useText();
  const points = (share: number) => t('effect.points', { value: Math.round(share * 1000) / 10 });
  return (
    <LiftCard
      title={t('effect.kept')}
      lift={effect.kept!}
      acted={effect.acted.kept}
      control={effect.control.kept}
      show={points}
    />
  );
}
