import type { Row } from '@/shared/api/records';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import styles from './customer.module.css';
import { OrderLink } from './links';
import { moneyOf, netOf, orderTitle } from './orders/orders';
import { asText } from './values';

const shown = 8;

/** The orders behind a figure, the newest first, each with what it adds. */
export function OrderRows({ orders, currency }: { orders: Row[]; currency: string }) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      <ul className={styles.whyRows}>
        {orders.slice(0, shown).map((order) => (
          <li key={order.id}>
            <OrderLink id={order.id} className="link ellipsis grow">
              {orderTitle(t, order)}
            </OrderLink>
            <span className="text-3">{format.day(asText(order.placedAt).slice(0, 10))}</span>
            <span className="tabular">{format.money(moneyOf(netOf(order) ?? 0n, currency))}</span>
          </li>
        ))}
      </ul>
      {orders.length > shown && <p className="meta text-3">{t('why.more', { count: orders.length - shown })}</p>}
    </>
  );
}
