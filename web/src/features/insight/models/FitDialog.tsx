import { Button, Modal, NumberInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { describeProblem, Problem } from '@/shared/api/problem';
import { useText } from '@/shared/i18n/text';
import { askForFit } from './models';
import styles from './models.module.css';

/** Asks for a fit: up to which day, and how much of the end is held out for judging. */
export function FitDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const client = useQueryClient();
  const [asOf, setAsOf] = useState<string | null>(null);
  const [weeks, setWeeks] = useState<number | string>('');
  const ask = useMutation({
    mutationFn: () => askForFit(asOf, typeof weeks === 'number' ? weeks : null),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['purchase-models', 'all'] });
      onClose();
    },
  });
  const errors = ask.error instanceof Problem ? ask.error.fieldErrors : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t('models.fitTitle')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form className={styles.form} onSubmit={submit}>
        <p className="small text-2">{t('models.fitHint')}</p>
        <DateInput
          size="sm"
          label={t('models.fitUntil')}
          placeholder={t('models.fitUntilUsual')}
          valueFormat="D MMM YYYY"
          clearable
          clearButtonProps={{ 'aria-label': t('action.clear') }}
          value={asOf}
          error={errors.asOf}
          onChange={setAsOf}
        />
        <NumberInput
          size="sm"
          label={t('models.fitWeeks')}
          placeholder={t('models.fitWeeksUsual')}
          min={1}
          max={520}
          allowDecimal={false}
          value={weeks}
          error={errors.heldOutWeeks}
          onChange={setWeeks}
        />
        {ask.error && Object.keys(errors).length === 0 && (
          <p className="small risk" role="alert">
            {describeProblem(ask.error, t)}
          </p>
        )}
        <div className={styles.actions}>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" variant="filled" loading={ask.isPending}>
            {t('models.fitNow')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
