import { useQuery } from '@tanstack/react-query';
import { useCatalog } from '@/shared/api/catalog';
import type { Row } from '@/shared/api/records';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { Figure } from '@/shared/ui/Figure';
import { Skeleton } from '@/shared/ui/Skeleton';
import { Section } from '../Section';
import { Offers } from './Offers';
import { type Affinities, affinitiesQuery, useReadsOrders } from './standing';
import { RowsBehind, Why } from './Why';
import { useAmounts } from './words';
import styles from './worth.module.css';

/** What the customer buys of, and what to offer next: with how that was learned and how often it was right. */
export function AffinityCard({ customer }: { customer: Row }) {
  const t = useText();
  const catalog = useCatalog();
  const reads = useReadsOrders() && catalog.named('orderLine') !== undefined && catalog.named('product') !== undefined;
  const query = useQuery({ ...affinitiesQuery(customer.id), enabled: reads });
  const data = query.data;
  if (!reads) return null;
  if (data && data.categories.length === 0) return null;
  return (
    <Section title={t('affinity.title')} query={query.isPending ? undefined : query}>
      {query.isPending && (
        <div role="status" aria-label={t('waiting')} className={styles.waiting}>
          {[0, 1, 2].map((line) => (
            <Skeleton key={line} width={`${95 - line * 15}%`} />
          ))}
        </div>
      )}
      {data && (
        <>
          <Categories customer={customer} data={data} />
          <Offers customer={customer} data={data} />
        </>
      )}
    </Section>
  );
}

function Categories({ customer, data }: { customer: Row; data: Affinities }) {
  const t = useText();
  const format = useFormat();
  const amount = useAmounts();
  return (
    <dl className={styles.bars}>
      {data.categories.map((category) => {
        const name = category.family ?? t('affinity.noFamily');
        return (
          <div key={name}>
            <dt className="ellipsis" title={name}>
              {name}
            </dt>
            <dd className={styles.track} aria-hidden="true">
              <span style={{ width: `${category.share * 100}%` }} />
            </dd>
            <dd>
              <Figure
                why={
                  <Why
                    title={t('affinity.shareTitle', { name, share: format.percent(category.share) })}
                    words={t('affinity.shareWords', { from: format.day(data.from), to: format.day(data.asOf) })}
                    terms={[
                      { label: t('affinity.spentOn'), value: amount(category.spent) },
                      { label: t('affinity.spentOnAll'), value: amount(category.spent / category.share) },
                    ]}
                  >
                    <p className="meta text-2">{t('affinity.inOrders', { orders: category.orders })}</p>
                    <RowsBehind customer={customer.id} paths={['orders']} />
                  </Why>
                }
              >
                {format.percent(category.share)}
              </Figure>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
