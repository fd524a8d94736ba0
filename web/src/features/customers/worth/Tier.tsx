import type { Row } from '@/shared/api/records';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { TierBadge } from '@/shared/standing/TierBadge';
import { Figure } from '@/shared/ui/Figure';
import { Section } from '../Section';
import { type Standing, useStanding } from './standing';
import { RowsBehind, Why } from './Why';
import { useAmounts } from './words';
import styles from './worth.module.css';

/** In which tier the customer is, by what, and what it would take to move up. */
export function Tier({ customer }: { customer: Row }) {
  const t = useText();
  const { data: standing } = useStanding(customer.id);
  const tier = standing?.tier;
  if (!standing || !tier || standing.orders === 0) return null;
  return (
    <Section title={t('worth.tier')} aside={<TierBadge tier={tier.tier} keyCustomer={tier.key?.chosen} />}>
      <Evidence customer={customer} tier={tier} />
      {tier.key && <KeyScore score={tier.key} />}
      {standing.scores && <Rfm scores={standing.scores} />}
    </Section>
  );
}

type TierEvidence = NonNullable<Standing['tier']>;

function Evidence({ customer, tier }: { customer: Row; tier: TierEvidence }) {
  const t = useText();
  const amount = useAmounts();
  if (!tier.tier) return <p className="small text-2">{t('worth.noTier')}</p>;
  const measure = t(`worth.measure.${tier.measure}`);
  return (
    <>
      <p className="small">
        {t('worth.tierBy', { measure })}{' '}
        <Figure
          why={
            <Why
              title={t('worth.tierTitle', { tier: tier.tier })}
              words={t('worth.tierWords', { measure })}
              terms={[
                { label: measure, value: amount(tier.value) },
                ...(tier.cut === null || tier.cut === undefined
                  ? []
                  : [{ label: t('worth.term.cut', { tier: tier.tier }), value: amount(tier.cut) }]),
                ...(tier.next && tier.missing !== null && tier.missing !== undefined
                  ? [{ label: t('worth.term.cut', { tier: tier.next }), value: amount(tier.value + tier.missing) }]
                  : []),
              ]}
            >
              <RowsBehind customer={customer.id} paths={['orders', 'costs']} />
            </Why>
          }
        >
          {amount(tier.value)}
        </Figure>
      </p>
      {tier.next && tier.missing !== null && tier.missing !== undefined && (
        <p className="meta text-2">{t('worth.moveUp', { amount: amount(tier.missing), tier: tier.next })}</p>
      )}
    </>
  );
}

const criteria = ['contribution', 'lifetimeValue', 'growth', 'tenure'] as const;

/** The score among key customers, a bar for each criterion: the share of tier A that the customer leaves behind. */
function KeyScore({ score }: { score: NonNullable<TierEvidence['key']> }) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      <p className="small">
        {t(score.chosen ? 'worth.keyChosen' : 'worth.keyCandidate', { score: format.fixed(score.score, 2) })}
      </p>
      <dl className={styles.bars}>
        {criteria.map((criterion) => (
          <div key={criterion}>
            <dt className="ellipsis">{t(`worth.criterion.${criterion}`)}</dt>
            <dd className={styles.track} aria-hidden="true">
              <span style={{ width: `${score[criterion] * 100}%` }} />
            </dd>
            <dd className="tabular">{format.fixed(score[criterion], 2)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Rfm({ scores }: { scores: NonNullable<Standing['scores']> }) {
  const t = useText();
  return (
    <p className="meta text-2">
      <Figure why={<Why title={t('worth.rfmTitle')} words={t('worth.rfmWords')} />}>
        {t('worth.rfm', { ...scores })}
      </Figure>
    </p>
  );
}
