import { Button, Modal, NumberInput, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { request } from '@/shared/api/http';
import { isMoney, type Money, type Row } from '@/shared/api/records';
import { MoneyInput } from '@/shared/fields/MoneyInput';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import styles from '../customer.module.css';
import { asText } from '../values';
import { lineName, useLines } from './OrderLines';
import { orderTitle } from './orders';

/** What came back: pieces of lines, or an amount where the order has none. */
export function ReturnDialog({ order, onClose }: { order: Row; onClose: () => void }) {
  const t = useText();
  const format = useFormat();
  const client = useQueryClient();
  const lines = useLines(order.id);
  const [quantities, setQuantities] = useState<Record<string, string>>({});
  const [amount, setAmount] = useState<Money | null>(null);
  const [note, setNote] = useState('');
  const currency = isMoney(order.total) ? order.total.currency : undefined;
  const chosen = Object.entries(quantities).filter(([, quantity]) => Number(quantity) > 0);
  const ready = lines.rows.length > 0 ? chosen.length > 0 : amount !== null && Number(amount.amount) > 0;
  const save = useMutation({
    mutationFn: () =>
      request<Row>('POST', `orders/${order.id}/returns`, {
        body: {
          lines: chosen.map(([line, quantity]) => ({ line, quantity })),
          amount: lines.rows.length > 0 ? null : amount,
          note: note.trim() || null,
        },
      }),
    onSuccess: () => {
      for (const key of ['records', 'timeline', 'history']) void client.invalidateQueries({ queryKey: [key] });
      onClose();
      showToast(t('return.done', { order: orderTitle(t, order) }));
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('return.title', { order: orderTitle(t, order) })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <div className={styles.form}>
        {lines.isPending && lines.object && <SkeletonLines lines={3} />}
        {lines.rows.map((line) => {
          const left = Number(asText(line.quantity) || '0') - Number(asText(line.returnedQuantity) || '0');
          return (
            <div key={line.id} className={styles.consentLine}>
              <span className="grow small">
                {lineName(line)}
                <span className="meta text-3"> · {t('return.left', { quantity: format.number(left) })}</span>
              </span>
              <NumberInput
                w={96}
                hideControls
                min={0}
                max={left}
                disabled={left <= 0}
                aria-label={t('return.quantityOf', { name: lineName(line) })}
                value={quantities[line.id] ?? ''}
                onChange={(quantity) => setQuantities({ ...quantities, [line.id]: String(quantity) })}
              />
            </div>
          );
        })}
        {lines.rows.length === 0 && !lines.isPending && (
          <MoneyInput
            name={t('return.amount')}
            label={t('return.amount')}
            currency={currency}
            value={amount}
            onChange={setAmount}
          />
        )}
        <Textarea
          label={t('return.note')}
          autosize
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <p className="meta text-3">{t('return.what')}</p>
        {save.isError && <ErrorPanel failure={save.error} title={t('part.notSaved')} />}
        <div className={styles.formActions}>
          <span className="grow" />
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="filled" disabled={!ready} loading={save.isPending} onClick={() => save.mutate()}>
            {t('return.do')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
