import { openCreation } from '@/shared/actions/creation';
import { fieldOf, may } from '@/shared/api/catalog';
import { isMoney, type Row } from '@/shared/api/records';
import { RelativeTime } from '@/shared/fields/RelativeTime';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { Badge } from '@/shared/ui/Badge';
import styles from './customer.module.css';
import { ListLink, OrderLink } from './links';
import { orderTitle } from './orders/orders';
import { useRelated } from './related';
import { asText, equals } from './values';
import { Section } from './Section';

const orderFields = [
  'number',
  'externalId',
  'placedAt',
  'status',
  'total',
  'totalReporting',
  'returnedReporting',
  'channel',
];

/** The newest orders, and the way to write down another. */
export function RecentOrders({ customer }: { customer: Row }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const filter = equals('customer', customer.id);
  const { object, rows, ...query } = useRelated('order', { filter, sort: '-placedAt', limit: 5, fields: orderFields });
  if (!object) return null;
  return (
    <Section
      title={t('orders.title')}
      query={query}
      add={may(object, 'create') ? t('orders.add') : undefined}
      onAdd={() =>
        openCreation(
          'order',
          {
            customer: { id: customer.id, name: asText(customer.name) },
            placedAt: new Date().toISOString(),
          },
          () => query.refetch(),
        )
      }
      aside={
        rows.length > 0 && (
          <ListLink path="orders" filter={filter}>
            {t('orders.all')}
          </ListLink>
        )
      }
    >
      {rows.map((order) => (
        <div key={order.id} className={styles.orderLine}>
          <OrderLink id={order.id} className={`${styles.plainLink} ellipsis grow`}>
            {orderTitle(t, order)}
          </OrderLink>
          {(order.status === 'returned' || order.status === 'cancelled') && (
            <Badge tone="warn">
              {label(fieldOf(object, 'status')?.choices?.find((choice) => choice.value === order.status)?.label)}
            </Badge>
          )}
          <span className="meta text-3 nowrap">
            <RelativeTime instant={asText(order.placedAt)} />
          </span>
          <span className="medium tabular nowrap">{isMoney(order.total) && format.money(order.total)}</span>
        </div>
      ))}
      {rows.length === 0 && <p className="small text-3">{t('orders.none')}</p>}
    </Section>
  );
}

/** What is open with the customer, whoever opened it. */
export function OpenMatters({ customer }: { customer: Row }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const { object, rows } = useRelated('openMatter', {
    filter: equals('customer', customer.id),
    sort: '-since',
    limit: 20,
  });
  if (!object || rows.length === 0) return null;
  return (
    <Section title={t('matters.title')} aside={<span className="meta text-3">{format.number(rows.length)}</span>}>
      {rows.map((matter) => {
        const kind = fieldOf(object, 'kind')?.choices?.find((choice) => choice.value === matter.kind);
        const late = typeof matter.dueAt === 'string' && new Date(matter.dueAt) < new Date();
        return (
          <div key={matter.id} className={styles.matter}>
            <div className="row">
              <span className="grow ellipsis">{asText(matter.title)}</span>
              {isMoney(matter.value) && <span className="medium tabular nowrap">{format.money(matter.value)}</span>}
            </div>
            <div className="row meta">
              <span className="grow ellipsis text-3">
                {[label(kind?.label), asText(matter.state)].filter(Boolean).join(' · ')}
              </span>
              {typeof matter.dueAt === 'string' && (
                <span className={`nowrap ${late ? 'risk' : 'warn'}`}>
                  {t('matters.due', { day: format.day(matter.dueAt.slice(0, 10)) })}
                </span>
              )}
            </div>
          </div>
        );
      })}
    </Section>
  );
}

const costFields = ['kind', 'channel', 'amount', 'incurredOn', 'note'];

/** What was spent on the customer; nothing is shown where nobody wrote any. */
export function Costs({ customer }: { customer: Row }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const { object, rows } = useRelated('cost', {
    filter: equals('customer', customer.id),
    sort: '-incurredOn',
    limit: 5,
    fields: costFields,
  });
  if (!object || rows.length === 0) return null;
  return (
    <Section
      title={t('costs.title')}
      add={may(object, 'create') ? t('costs.add') : undefined}
      onAdd={() =>
        openCreation('cost', { customer: { id: customer.id, name: asText(customer.name) } }, () => undefined)
      }
      aside={
        <ListLink path="costs" filter={equals('customer', customer.id)}>
          {t('costs.all')}
        </ListLink>
      }
    >
      {rows.map((cost) => (
        <div key={cost.id} className={styles.orderLine}>
          <span className="grow ellipsis">
            {asText(cost.note) ||
              label(fieldOf(object, 'kind')?.choices?.find((choice) => choice.value === cost.kind)?.label)}
          </span>
          <span className="meta text-3 nowrap">{format.day(asText(cost.incurredOn))}</span>
          {isMoney(cost.amount) && <span className="medium tabular nowrap">{format.money(cost.amount)}</span>}
        </div>
      ))}
    </Section>
  );
}
