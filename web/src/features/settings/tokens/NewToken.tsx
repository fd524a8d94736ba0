import { Button, Modal, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useText } from '@/shared/i18n/text';
import { fieldErrors, Refused } from '../parts/Refused';
import { Secret } from '../parts/Secret';
import styles from '../settings.module.css';
import { issueToken } from './tokens';

/** Names a token, then shows it: this once. */
export function NewToken({ onClose }: { onClose: () => void }) {
  const t = useText();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [expiresOn, setExpiresOn] = useState<string | null>(null);
  const issue = useMutation({
    mutationFn: () => issueToken(name, expiresOn),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tokens'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    issue.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={issue.data ? t('tokens.issued') : t('tokens.new')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      closeOnClickOutside={!issue.data}
    >
      {issue.data ? (
        <div className={styles.form}>
          <p className="small text-2">{t('tokens.once')}</p>
          <Secret text={issue.data.token} />
          <div className={styles.actions}>
            <Button variant="filled" onClick={onClose}>
              {t('tokens.kept')}
            </Button>
          </div>
        </div>
      ) : (
        <form className={styles.form} onSubmit={submit}>
          <TextInput
            label={t('tokens.name')}
            description={t('tokens.nameHint')}
            data-autofocus
            value={name}
            error={fieldErrors(issue.error).name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <DateInput
            size="sm"
            label={t('tokens.expires')}
            placeholder={t('tokens.never')}
            valueFormat="D MMM YYYY"
            clearable
            clearButtonProps={{ 'aria-label': t('action.clear') }}
            minDate={new Date()}
            value={expiresOn}
            error={fieldErrors(issue.error).expiresOn}
            onChange={setExpiresOn}
          />
          <Refused failure={issue.error} shown={['name', 'expiresOn']} />
          <div className={styles.actions}>
            <Button onClick={onClose}>{t('action.cancel')}</Button>
            <Button type="submit" variant="filled" disabled={!name.trim()} loading={issue.isPending}>
              {t('tokens.create')}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  );
}
