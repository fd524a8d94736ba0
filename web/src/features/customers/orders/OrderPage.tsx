import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { rememberViewed } from '@/shared/actions/viewed';
import { useDeleteRecord } from '@/shared/actions/useDeleteRecord';
import { inBin, type Field, fieldOf, may, type ObjectType, useCatalog } from '@/shared/api/catalog';
import { isMoney, recordQuery, type Row } from '@/shared/api/records';
import { BinNotice } from '@/shared/fields/BinNotice';
import { FieldList } from '@/shared/fields/FieldList';
import { CommentList } from '@/shared/comments/CommentList';
import { HistoryList } from '@/shared/fields/HistoryList';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { Badge, type Tone } from '@/shared/ui/Badge';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Figure } from '@/shared/ui/Figure';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import { usePageTitle } from '@/shared/ui/PageHeader';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { useChannelName } from '@/shared/api/channels';
import { CustomerLink } from '../links';
import { asReference, asText } from '../values';
import { Section } from '../Section';
import { InBin } from '../related';
import { OrderLines } from './OrderLines';
import styles from './order.module.css';
import { marginShare, orderTitle } from './orders';
import { ReturnDialog } from './ReturnDialog';

/** An order with what was bought, what came back, and what is left of it. */
export function OrderPage() {
  const t = useText();
  const { id } = useParams({ from: '/frame/orders/$id' });
  const object = useCatalog().named('order');
  const { data, error, isPending, refetch } = useQuery({ ...recordQuery('orders', id), enabled: object !== undefined });
  if (!object) {
    return (
      <EmptyState wholePage icon="lock" title={t('order.closed')}>
        {t('customer.closedHint')}
      </EmptyState>
    );
  }
  if (error) return <ErrorPanel failure={error} retry={() => void refetch()} title={t('order.failed')} />;
  if (isPending) return <SkeletonLines lines={10} />;
  return <Order key={data.id} object={object} order={data} />;
}

function Order({ object: living, order }: { object: ObjectType; order: Row }) {
  const t = useText();
  const object = order.deletedAt ? inBin(living) : living;
  const title = orderTitle(t, order);
  usePageTitle(title);
  useEffect(() => rememberViewed({ object: object.name, id: order.id, title }), [object.name, order.id, title]);
  return (
    <div className={styles.page}>
      <div className={styles.main}>
        <BinNotice object={living} row={order} />
        <OrderHead object={object} order={order} title={title} />
        <InBin value={Boolean(order.deletedAt)}>
          <OrderLines order={order} />
        </InBin>
        <div className={styles.history}>
          <h2>{t('comment.title')}</h2>
          <CommentList path="orders" record={order.id} />
        </div>
        <section className={`card ${styles.history}`}>
          <h2>{t('order.history')}</h2>
          <HistoryList object={object} row={order} />
        </section>
      </div>
      <aside className={styles.side} aria-label={t('order.about')}>
        <OrderFigures order={order} />
        <Section title={t('details.title')}>
          <FieldList object={object} row={order} fields={object.fields.filter((field) => told(field, order))} />
        </Section>
      </aside>
    </div>
  );
}

/** The customer stands above; in the currency of reporting, an order in that very currency says nothing new. */
function told(field: Field, order: Row): boolean {
  const value = order[field.name];
  const again =
    field.name.endsWith('Reporting') &&
    isMoney(value) &&
    isMoney(order.total) &&
    value.currency === order.total.currency;
  return field.name !== 'customer' && !again;
}

const tones: Record<string, Tone> = { paid: 'good', delivered: 'good', returned: 'warn', cancelled: 'risk' };

function OrderHead({ object, order, title }: { object: ObjectType; order: Row; title: string }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const navigate = useNavigate();
  const remove = useDeleteRecord(object);
  const channelName = useChannelName();
  const [returning, setReturning] = useState(false);
  const customer = asReference(order.customer);
  const status = asText(order.status);
  const words = label(fieldOf(object, 'status')?.choices?.find((choice) => choice.value === status)?.label);
  const toBin = async () => {
    if (await remove(order)) await navigate({ to: '/$path', params: { path: object.path } });
  };
  return (
    <header className={styles.head}>
      <div className="grow">
        {customer && (
          <div className="meta text-3">
            <CustomerLink id={customer.id} className="link">
              {customer.name}
            </CustomerLink>
          </div>
        )}
        <h1 className={styles.title}>
          <span className="ellipsis">{title}</span>
          {status && <Badge tone={tones[status]}>{words || status}</Badge>}
        </h1>
        <div className="small text-2">
          {[format.exact(asText(order.placedAt)), channelName(asText(order.channel))].filter(Boolean).join(' · ')}
        </div>
      </div>
      {may(object, 'change') && status !== 'cancelled' && (
        <Button leftSection={<Icon name="restore" size={14} />} onClick={() => setReturning(true)}>
          {t('return.open')}
        </Button>
      )}
      {may(object, 'delete') && (
        <Menu position="bottom-end">
          <Menu.Target>
            <IconButton icon="more" label={t('customer.more', { name: title })} />
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<Icon name="trash" />} data-danger onClick={() => void toBin()}>
              {t('customer.delete')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {returning && <ReturnDialog order={order} onClose={() => setReturning(false)} />}
    </header>
  );
}

/** Total, margin, what came back. */
function OrderFigures({ order }: { order: Row }) {
  const t = useText();
  const format = useFormat();
  const share = marginShare(order);
  const returned = isMoney(order.returned) && Number(order.returned.amount) > 0 ? order.returned : undefined;
  return (
    <div className={styles.figures}>
      <div>
        <h3>{t('order.total')}</h3>
        <div className={styles.value}>{isMoney(order.total) ? format.money(order.total) : '–'}</div>
        {isMoney(order.totalReporting) &&
          isMoney(order.total) &&
          order.totalReporting.currency !== order.total.currency && (
            <div className="micro text-3 tabular">{format.money(order.totalReporting)}</div>
          )}
      </div>
      {share !== undefined && isMoney(order.margin) && isMoney(order.total) && (
        <div>
          <h3>{t('order.margin')}</h3>
          <div className={styles.value}>
            <Figure
              why={
                <p className="small">
                  {t('order.marginWhy', { margin: format.money(order.margin), total: format.money(order.total) })}
                </p>
              }
            >
              {format.percent(share)}
            </Figure>
          </div>
          <div className="micro text-3 tabular">{format.money(order.margin)}</div>
        </div>
      )}
      {returned && (
        <div>
          <h3>{t('order.returned')}</h3>
          <div className={`${styles.value} warn`}>{format.money(returned)}</div>
        </div>
      )}
    </div>
  );
}
