import type { Row } from '@/shared/api/records';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { Figure } from '@/shared/ui/Figure';
import { Icon } from '@/shared/ui/Icon';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { Section } from '../Section';
import { type Standing, useStanding } from './standing';
import { RowsBehind, type Term, Why } from './Why';
import { useAmounts } from './words';
import styles from './worth.module.css';

/** What the customer brought and cost so far, and how regularly it buys. */
export function Value({ customer }: { customer: Row }) {
  const t = useText();
  const { data: standing, isPending, error } = useStanding(customer.id);
  if (error || (!standing && !isPending)) return null; // the lifecycle above says so
  if (standing && standing.orders === 0 && standing.interactions === 0 && standing.acquisitionCost === 0) return null;
  return (
    <Section title={t('worth.value')}>
      {standing ? (
        <>
          <Rhythm standing={standing} />
          <Amounts customer={customer} standing={standing} />
        </>
      ) : (
        <SkeletonLines lines={5} />
      )}
    </Section>
  );
}

/** "Buys every 74 days, last 71 days ago, due in 3 days" */
function Rhythm({ standing }: { standing: Standing }) {
  const t = useText();
  const { daysBetween, daysSince } = standing;
  if (daysSince === null || daysSince === undefined) return null;
  if (daysBetween === null || daysBetween === undefined) {
    return <p className="small">{t('worth.boughtOnce', { days: daysSince })}</p>;
  }
  const usual = Math.max(1, Math.round(daysBetween));
  const late = daysSince - usual;
  return (
    <p className="small">
      {t('worth.buysEvery', { usual, days: daysSince })}{' '}
      {late > 0 ? (
        <span className={late > usual ? 'risk nowrap' : 'warn nowrap'}>
          <Icon name="clock" size={12} /> {t('worth.overdue', { days: late })}
        </span>
      ) : (
        <span className="text-2 nowrap">{t('worth.due', { days: -late })}</span>
      )}
    </p>
  );
}

function Amounts({ customer, standing }: { customer: Row; standing: Standing }) {
  const t = useText();
  const amount = useAmounts();
  const bought = standing.orders > 0;
  return (
    <dl className={styles.amounts}>
      {bought && (
        <>
          <Line
            label={t('worth.contribution')}
            value={standing.yearContribution}
            beside={t('worth.yearBefore', { amount: amount(standing.yearBeforeContribution) })}
            words={t('worth.contributionWords')}
            terms={[
              { label: t('worth.term.yearMargin'), value: amount(standing.yearMargin) },
              { label: t('worth.term.yearCosts'), value: amount(-standing.yearCosts) },
              { label: t('worth.contribution'), value: amount(standing.yearContribution), sum: true },
            ]}
            customer={customer}
            paths={['orders', 'costs', 'interactions']}
          />
          <Line
            label={t('worth.spent')}
            value={standing.spent}
            beside={t('worth.inOrders', { orders: standing.orders })}
            words={t('worth.spentWords')}
            customer={customer}
            paths={['orders']}
          />
          <Line
            label={t('worth.margin')}
            value={standing.margin}
            beside={
              standing.unknownMargins > 0 ? t('worth.unknownCosts', { orders: standing.unknownMargins }) : undefined
            }
            words={
              standing.unknownMargins > 0
                ? t('worth.marginWordsUnknown', { orders: standing.unknownMargins })
                : t('worth.marginWords')
            }
            customer={customer}
            paths={['orders']}
          />
        </>
      )}
      {standing.acquisitionCost > 0 && (
        <Line
          label={t('worth.acquisition')}
          value={standing.acquisitionCost}
          words={t('worth.acquisitionWords')}
          customer={customer}
          paths={['costs']}
        />
      )}
      <Line
        label={t('worth.service')}
        value={standing.serviceCost}
        beside={t('worth.contacts', { contacts: standing.interactions })}
        words={t('worth.serviceWords', { contacts: standing.interactions })}
        customer={customer}
        paths={['interactions', 'costs']}
      />
    </dl>
  );
}

function Line({
  label,
  value,
  beside,
  words,
  terms,
  customer,
  paths,
}: {
  label: string;
  value: number;
  beside?: string;
  words: string;
  terms?: Term[];
  customer: Row;
  paths: Parameters<typeof RowsBehind>[0]['paths'];
}) {
  const amount = useAmounts();
  return (
    <div>
      <dt>
        {label}
        {beside && <span className="micro text-3">{beside}</span>}
      </dt>
      <dd>
        <Figure
          why={
            <Why title={`${label}: ${amount(value)}`} words={words} terms={terms}>
              <RowsBehind customer={customer.id} paths={paths} />
            </Why>
          }
        >
          {amount(value)}
        </Figure>
      </dd>
    </div>
  );
}

/** How the last three months compare to the same three a year before; nothing where that says nothing. */
export function Trend({ change }: { change: number }) {
  const t = useText();
  const format = useFormat();
  return (
    <span className={`${change < 0 ? 'risk' : 'good'} nowrap`}>
      <Icon name={change < 0 ? 'fall' : 'rise'} size={12} />{' '}
      {t(change < 0 ? 'worth.below' : 'worth.above', { share: format.percent(Math.abs(change)) })}
    </span>
  );
}
