import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { catalogQuery } from '@/shared/api/catalog';
import type { Label } from '@/shared/i18n/language';
import { useText } from '@/shared/i18n/text';
import { isGiven, LabelInputs } from '../parts/LabelInputs';
import { fieldErrors, Refused } from '../parts/Refused';
import styles from '../settings.module.css';
import { addObject } from './definitions';

/** "Shop visit" is shopVisit. */
function camel(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^a-z0-9]+(.)?/g, (_, next: string | undefined) => next?.toUpperCase() ?? '')
    .replace(/^[^a-z]+/, '');
}

/** Makes an object with a name and an owner; its fields follow. */
export function NewObject({ onClose }: { onClose: () => void }) {
  const t = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [label, setLabel] = useState<Label>({});
  const [pluralLabel, setPluralLabel] = useState<Label>({});
  const [typed, setTyped] = useState<string>();
  const name = typed ?? camel(label.en ?? '');
  const save = useMutation({
    mutationFn: async () => {
      const made = await addObject({ name, label, pluralLabel });
      await client.invalidateQueries({ queryKey: catalogQuery.queryKey });
      return made;
    },
    onSuccess: (made) => {
      onClose();
      showToast(t('objects.added'));
      void navigate({ to: '/settings/objects/$object', params: { object: made.name }, search: {} });
    },
  });
  const errors = fieldErrors(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t('objects.new')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form className={styles.form} onSubmit={submit}>
        <LabelInputs legend={t('objects.one')} value={label} error={errors.label} onChange={setLabel} autoFocus />
        <LabelInputs
          legend={t('objects.many')}
          value={pluralLabel}
          error={errors.pluralLabel}
          onChange={setPluralLabel}
        />
        <TextInput
          label={t('fields.name')}
          description={t('objects.nameHint')}
          classNames={{ input: 'mono' }}
          value={name}
          error={errors.name}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Refused failure={save.error} shown={['label', 'pluralLabel', 'name']} />
        <div className={styles.actions}>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            type="submit"
            variant="filled"
            disabled={!isGiven(label) || !isGiven(pluralLabel) || !name}
            loading={save.isPending}
          >
            {t('objects.create')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
