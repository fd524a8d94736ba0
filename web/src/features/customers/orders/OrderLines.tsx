import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { fieldOf, may, type ObjectType } from '@/shared/api/catalog';
import { isMoney, type Row } from '@/shared/api/records';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { PartDialog } from '../PartDialog';
import { useRelated } from '../related';
import { asReference, asText, equals } from '../values';
import styles from './order.module.css';

const fields = ['product', 'description', 'quantity', 'unitPrice', 'discount', 'amount', 'cost'];

export function useLines(order: string) {
  return useRelated('orderLine', { filter: equals('order', order), sort: 'position', limit: 200 });
}

export function lineName(line: Row): string {
  return asReference(line.product)?.name ?? asText(line.description);
}

/** What was bought, line by line. */
export function OrderLines({ order }: { order: Row }) {
  const t = useText();
  const { object, rows, error, isPending, refetch } = useLines(order.id);
  const [edited, setEdited] = useState<Row | 'new'>();
  if (!object) return null;
  const mayAdd = may(object, 'create');
  return (
    <section className={`card ${styles.lines}`}>
      <header className={styles.linesHead}>
        <h2>{t('lines.title')}</h2>
        <span className="meta text-3 grow">{rows.length > 0 && t('order.lineCount', { count: rows.length })}</span>
        {mayAdd && (
          <Button
            size="xs"
            variant="subtle"
            leftSection={<Icon name="plus" size={14} />}
            onClick={() => setEdited('new')}
          >
            {t('lines.add')}
          </Button>
        )}
      </header>
      {error ? (
        <ErrorPanel failure={error} retry={() => void refetch()} />
      ) : isPending ? (
        <SkeletonLines lines={3} />
      ) : rows.length === 0 ? (
        <p className={`small text-3 ${styles.none}`}>{t('lines.none')}</p>
      ) : (
        <div className={styles.scroller} tabIndex={0} role="region" aria-label={t('lines.title')}>
          <LineTable object={object} rows={rows} onEdit={may(object, 'change') ? setEdited : undefined} />
        </div>
      )}
      {edited && (
        <PartDialog
          object={object}
          title={edited === 'new' ? t('lines.add') : t('lines.change')}
          fields={fields}
          values={edited === 'new' ? { order: order.id, quantity: '1' } : undefined}
          row={edited === 'new' ? undefined : edited}
          name={edited === 'new' ? undefined : lineName(edited)}
          write={changedOnly(edited)}
          onClose={() => setEdited(undefined)}
        />
      )}
    </section>
  );
}

/** Amount and cost follow from price and quantity where nobody writes them: what was not touched is not sent. */
function changedOnly(edited: Row | 'new') {
  return (values: Record<string, Row[string]>) =>
    Object.fromEntries(
      Object.entries(values).filter(([name, value]) =>
        edited === 'new'
          ? value !== undefined && value !== null && value !== ''
          : JSON.stringify(value ?? null) !== JSON.stringify(edited[name] ?? null),
      ),
    );
}

function LineTable({ object, rows, onEdit }: { object: ObjectType; rows: Row[]; onEdit?: (line: Row) => void }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const head = (name: string) => label(fieldOf(object, name)?.label);
  const money = (value: Row[string]) =>
    isMoney(value) && Number(value.amount) !== 0 ? format.money(value, false) : '';
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{head('product')}</th>
          <th scope="col" className="number">
            {head('quantity')}
          </th>
          <th scope="col" className="number">
            {head('unitPrice')}
          </th>
          <th scope="col" className="number">
            {head('discount')}
          </th>
          <th scope="col" className="number">
            {head('amount')}
          </th>
          <th scope="col">
            <span className="visually-hidden">{t('lines.change')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((line) => {
          const product = asReference(line.product);
          const returned = Number(asText(line.returnedQuantity) || '0');
          return (
            <tr key={line.id}>
              <td>
                {product ? (
                  <Link to="/$path/$id" params={{ path: 'products', id: product.id }} className="link">
                    {product.name}
                  </Link>
                ) : (
                  asText(line.description)
                )}
                {returned > 0 && (
                  <div className="meta warn">
                    {t('lines.returned', {
                      quantity: format.number(asText(line.returnedQuantity)),
                      amount: money(line.returnedAmount),
                    })}
                  </div>
                )}
              </td>
              <td className="number">{format.number(asText(line.quantity) || '0')}</td>
              <td className="number">{money(line.unitPrice)}</td>
              <td className="number">{money(line.discount)}</td>
              <td className="number medium">{money(line.amount)}</td>
              <td className={styles.lineAction}>
                {onEdit && (
                  <IconButton
                    icon="edit"
                    label={t('lines.changeOf', { name: lineName(line) })}
                    onClick={() => onEdit(line)}
                  />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
