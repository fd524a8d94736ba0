import type { Row } from '@/shared/api/records';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { MarkedIfPoor } from '@/shared/standing/PoorMark';
import { Figure } from '@/shared/ui/Figure';
import { Skeleton } from '@/shared/ui/Skeleton';
import shared from '../customer.module.css';
import { type Prediction, type Standing, useStanding } from './standing';
import { ModelBehind, RowsBehind, Why } from './Why';
import { useAmounts } from './words';
import styles from './worth.module.css';

/** What the customer will be worth and whether it stays, as models say: each with its interval and its model. */
export function Prospects({ customer }: { customer: Row }) {
  const t = useText();
  const { data: standing, isPending, error } = useStanding(customer.id);
  if (error || (!standing && !isPending)) return null; // the lifecycle above says so
  return (
    <section className={shared.section} aria-label={t('worth.lifetimeValue')}>
      {standing ? (
        <Figures customer={customer} standing={standing} />
      ) : (
        <div className={shared.figures} role="status" aria-label={t('waiting')}>
          {[0, 1].map((one) => (
            <div key={one} className={styles.waiting}>
              <Skeleton width="60%" />
              <Skeleton width="75%" height={18} />
              <Skeleton width="100%" height={5} />
            </div>
          ))}
        </div>
      )}
    </section>
  );
}

function Figures({ customer, standing }: { customer: Row; standing: Standing }) {
  const t = useText();
  const format = useFormat();
  const amount = useAmounts();
  const model = standing.model;
  if (!model) {
    return (
      <>
        <h3>{t('worth.lifetimeValue')}</h3>
        <p className="small text-2">{t('worth.notKnown')}</p>
        <p className="meta text-3">{standing.purchases === 0 ? t('worth.notBought') : t('worth.noModel')}</p>
      </>
    );
  }
  const worth = model.worth;
  return (
    <div className={shared.figures}>
      <div>
        <h3>{t('worth.lifetimeValue')}</h3>
        {worth ? (
          <>
            <div className={shared.figureValue}>
              <MarkedIfPoor>
                <Figure why={<WorthWhy customer={customer} standing={standing} model={model} />}>
                  {amount(worth.expected)}
                </Figure>
              </MarkedIfPoor>
            </div>
            <IntervalBar low={worth.low} high={worth.high} at={worth.expected} most={Math.max(worth.high * 1.2, 1)} />
            <p className="micro text-3">
              {t('worth.interval', {
                level: format.percent(worth.level),
                low: amount(worth.low),
                high: amount(worth.high),
              })}
            </p>
            <p className="micro text-3">{t('worth.horizon', { years: model.years, name: model.name })}</p>
          </>
        ) : (
          <>
            <p className="small text-2">{t('worth.notKnown')}</p>
            <p className="micro text-3">{t('worth.tooFewAgain')}</p>
          </>
        )}
      </div>
      <div>
        <h3>{t('worth.active')}</h3>
        <div className={shared.figureValue}>
          <MarkedIfPoor>
            <Figure
              why={
                <Why
                  title={t('worth.activeTitle', { active: format.fixed(model.active, 2) })}
                  words={t('worth.activeWords', { days: standing.daysSince ?? 0, purchases: standing.purchases })}
                >
                  <ModelBehind model={model} about="churn" />
                  <RowsBehind customer={customer.id} paths={['orders']} />
                </Why>
              }
            >
              {format.fixed(model.active, 2)}
            </Figure>
          </MarkedIfPoor>
        </div>
        <IntervalBar low={0} high={model.active} at={model.active} most={1} />
        <p className="micro text-3">{t('worth.everAgain', { name: model.churnName })}</p>
        <p className="micro text-3">
          {t('worth.yearPurchases', { purchases: format.number(model.purchases, model.purchases < 1 ? 2 : 1) })}
        </p>
      </div>
    </div>
  );
}

function WorthWhy({ customer, standing, model }: { customer: Row; standing: Standing; model: Prediction }) {
  const t = useText();
  const format = useFormat();
  const amount = useAmounts();
  const worth = model.worth!;
  const marginShare = standing.spent > 0 ? standing.margin / standing.spent : undefined;
  return (
    <Why
      title={t('worth.worthTitle', { amount: amount(worth.expected) })}
      words={t('worth.worthWords', { years: model.years })}
      terms={[
        { label: t('worth.term.purchases'), value: format.number(model.purchases, 2) },
        { label: t('worth.term.active'), value: format.fixed(model.active, 2) },
        ...(standing.orders > 0
          ? [{ label: t('worth.term.average'), value: amount(standing.spent / standing.orders) }]
          : []),
        ...(marginShare === undefined
          ? []
          : [{ label: t('worth.term.marginShare'), value: format.percent(marginShare) }]),
        {
          label: t('worth.term.interval', { level: format.percent(worth.level) }),
          value: `${amount(worth.low)} – ${amount(worth.high)}`,
        },
      ]}
    >
      <ModelBehind model={model} about="purchases" />
      <RowsBehind customer={customer.id} paths={['orders']} />
    </Why>
  );
}

/** Where the figure lies, and within which bounds; the same stands in words below. */
function IntervalBar({ low, high, at, most }: { low: number; high: number; at: number; most: number }) {
  const place = (value: number) => `${Math.min(100, Math.max(0, (value / most) * 100))}%`;
  return (
    <div className={styles.interval} aria-hidden="true">
      <span
        className={styles.intervalBand}
        style={{ left: place(low), width: `calc(${place(high)} - ${place(low)})` }}
      />
      <span className={styles.intervalAt} style={{ left: place(at) }} />
    </div>
  );
}
