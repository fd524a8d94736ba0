import { fieldOf, type ObjectType } from '@/shared/api/catalog';
import { isMoney, type Row } from '@/shared/api/records';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { Badge } from '@/shared/ui/Badge';
import { useChannelName } from '@/shared/api/channels';
import { marginShare, orderTitle } from '../orders/orders';
import { OrderLink } from '../links';
import { asText } from '../values';
import styles from '../customer.module.css';
import { Event, EventTime } from './Event';
import type { Period } from './weave';
import timeline from './timeline.module.css';

const quiet = new Set(['placed', 'paid', 'delivered']);

/** An order as a card: its amount, what was bought, what is left of it. */
export function OrderEvent({ object, entry: order, period }: { object: ObjectType; entry: Row; period: Period }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const channelName = useChannelName();
  const status = asText(order.status);
  const statusWords = label(fieldOf(object, 'status')?.choices?.find((choice) => choice.value === status)?.label);
  const count = Number(order.lines ?? 0);
  const bought = asText(order.bought);
  const share = marginShare(order);
  return (
    <Event icon="product">
      <div className={timeline.eventHead}>
        <OrderLink id={order.id} className={`${styles.plainLink} medium nowrap`}>
          {orderTitle(t, order)}
        </OrderLink>
        <span className="meta text-3 ellipsis">
          {[channelName(asText(order.channel)), count > 0 && t('order.lineCount', { count })]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {status && !quiet.has(status) && <Badge tone="warn">{statusWords || status}</Badge>}
        <span className="grow" />
        {isMoney(order.total) && <span className="medium tabular nowrap">{format.money(order.total)}</span>}
        <span className={timeline.orderTime}>
          <EventTime at={asText(order.occurredAt)} period={period} />
        </span>
      </div>
      {(bought || share !== undefined) && (
        <div className={`${timeline.eventHead} meta text-3`}>
          <span className="ellipsis grow">
            {bought &&
              t('order.bought', {
                product: bought,
                quantity: format.number(asText(order.boughtQuantity) || '1'),
                more: Math.max(0, count - 1),
              })}
          </span>
          {share !== undefined && (
            <span className="nowrap">{t('order.marginShare', { share: format.percent(share) })}</span>
          )}
        </div>
      )}
    </Event>
  );
}
