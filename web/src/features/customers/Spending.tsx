import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '@/shared/api/me';
import type { Row } from '@/shared/api/records';
import { useFormat } from '@/shared/format/useFormat';
import { useLanguage } from '@/shared/i18n/language';
import { useText } from '@/shared/i18n/text';
import { Figure } from '@/shared/ui/Figure';
import styles from './customer.module.css';
import { moneyOf } from './orders/orders';
import { OrderRows } from './OrderRows';
import { Section } from './Section';
import type { Month, Spending as SpendingFigures } from './months';
import { spendingQuery } from './spending';
import { changeOf, dataEndOf } from './worth/figures';
import { useStanding } from './worth/standing';
import { Trend } from './worth/Value';

/** What the customer bought in each of the last twelve months, less returns. */
export function Spending({ customer }: { customer: Row }) {
  const t = useText();
  const format = useFormat();
  const { company } = useMe();
  const [today] = useState(() => new Date());
  const { data: standing } = useStanding(customer.id);
  const end = standing && dataEndOf(standing, today);
  const query = useQuery(spendingQuery(customer.id, end ? new Date(`${end}T12:00:00`) : today));
  const change = standing && changeOf(standing.seasonSpent, standing.seasonBeforeSpent);
  const figures = query.data;
  return (
    <Section
      title={t('spending.title')}
      query={query}
      aside={
        figures && (
          <Figure why={<SpendingWhy figures={figures} currency={company.reportingCurrency} />}>
            {format.money(moneyOf(figures.total, company.reportingCurrency))}
          </Figure>
        )
      }
    >
      {figures && figures.orders.length > 0 && (
        <Sparkline months={figures.months} currency={company.reportingCurrency} />
      )}
      {change !== undefined && (
        <p className="meta">
          <Trend change={change} />
        </p>
      )}
      {figures && figures.orders.length === 0 && <p className="small text-3">{t('spending.none')}</p>}
      {figures && figures.unrated > 0 && (
        <p className="meta warn">{t('spending.unrated', { count: figures.unrated })}</p>
      )}
      {figures?.cut && <p className="meta warn">{t('spending.cut', { count: figures.orders.length })}</p>}
    </Section>
  );
}

const width = 294;
const height = 44;

/** A line on its own scale, the present month marked; the same numbers stand in a table for screen readers. */
function Sparkline({ months, currency }: { months: Month[]; currency: string }) {
  const t = useText();
  const format = useFormat();
  const { language } = useLanguage();
  const monthName = (month: Month, style: 'short' | 'long') =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      month: style,
      year: style === 'long' ? 'numeric' : undefined,
    }).format(month.start);
  const most = months.reduce((max, month) => (month.amount > max ? month.amount : max), 1n);
  const points = months.map((month, index) => {
    const share = month.amount <= 0n ? 0 : Number((month.amount * 1000n) / most) / 1000;
    return { x: 1.5 + (index * (width - 3)) / 11, y: height - 1 - share * (height - 6), month };
  });
  const line = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  const last = points.at(-1)!;
  return (
    <>
      <svg
        className={styles.sparkline}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <polygon points={`1.5,${height - 1} ${line} ${width - 1.5},${height - 1}`} className={styles.sparkArea} />
        <polyline points={line} className={styles.sparkLine} />
        <circle cx={last.x} cy={last.y} r={1.8} className={styles.sparkPoint} />
        {points.map(({ x, month }) => (
          <rect key={x} x={x - 13} y={0} width={26} height={height} fill="transparent">
            <title>{`${monthName(month, 'long')}: ${format.money(moneyOf(month.amount, currency))}`}</title>
          </rect>
        ))}
      </svg>
      <div className={styles.sparkEnds} aria-hidden="true">
        <span>{monthName(months[0]!, 'short')}</span>
        <span>{monthName(months.at(-1)!, 'short')}</span>
      </div>
      <table className="visually-hidden">
        <caption>{t('spending.title')}</caption>
        <tbody>
          {months.map((month) => (
            <tr key={month.start.toISOString()}>
              <th scope="row">{monthName(month, 'long')}</th>
              <td>{format.money(moneyOf(month.amount, currency))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function SpendingWhy({ figures, currency }: { figures: SpendingFigures; currency: string }) {
  const t = useText();
  const format = useFormat();
  return (
    <div>
      <p className="strong">{t('spending.whyTitle', { amount: format.money(moneyOf(figures.total, currency)) })}</p>
      <p className="meta text-3">{t('spending.why', { count: figures.orders.length, currency })}</p>
      <OrderRows orders={figures.orders} currency={currency} />
    </div>
  );
}
