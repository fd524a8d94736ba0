import { Button, Modal, Radio, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import type { Row } from '@/shared/api/records';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import formStyles from '../customer.module.css';
import { type Ended, type Ending, reasons, sides, stagesQuery, tellEnding } from './standing';

/** Asks whoever knows the customer who ended the relationship and why. */
export function EndingForm({ customer, ending, onClose }: { customer: Row; ending?: Ending; onClose: () => void }) {
  const t = useText();
  const client = useQueryClient();
  const [endedBy, setEndedBy] = useState(ending?.endedBy ?? null);
  const [reason, setReason] = useState(ending?.reason ?? null);
  const [note, setNote] = useState(ending?.note ?? '');
  const save = useMutation({
    mutationFn: () =>
      tellEnding(customer.id, {
        endedBy: endedBy as Ended['endedBy'],
        reason: reason as Ended['reason'],
        note: note.trim() || null,
      }),
    onSuccess: async () => {
      onClose();
      showToast(t('lifecycle.told'));
      await client.invalidateQueries({ queryKey: stagesQuery(customer.id).queryKey });
      await client.invalidateQueries({ queryKey: ['history', 'customers', customer.id] });
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('lifecycle.whyTitle')}>
      <form
        className={formStyles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Radio.Group label={t('lifecycle.who')} value={endedBy} onChange={setEndedBy}>
          {sides.map((side) => (
            <Radio key={side} mt={6} value={side} label={t(`lifecycle.endedBy.${side}`)} />
          ))}
        </Radio.Group>
        <Radio.Group label={t('lifecycle.whyIt')} value={reason} onChange={setReason}>
          {reasons.map((one) => (
            <Radio key={one} mt={6} value={one} label={t(`lifecycle.reason.${one}`)} />
          ))}
        </Radio.Group>
        <Textarea
          label={t('lifecycle.note')}
          value={note}
          maxLength={2000}
          autosize
          minRows={2}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {save.isError && <ErrorPanel failure={save.error} title={t('lifecycle.notTold')} />}
        <div className={formStyles.formActions}>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" variant="filled" loading={save.isPending} disabled={!endedBy && !reason}>
            {t('lifecycle.tell')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
