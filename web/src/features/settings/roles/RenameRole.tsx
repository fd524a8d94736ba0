import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useText } from '@/shared/i18n/text';
import { fieldErrors, Refused } from '../parts/Refused';
import styles from '../settings.module.css';
import { changeRole } from './requests';
import type { Role } from './roles';

export function RenameRole({
  role,
  onSaved,
  onClose,
}: {
  role: Role;
  onSaved: () => Promise<unknown>;
  onClose: () => void;
}) {
  const t = useText();
  const [name, setName] = useState(role.name);
  const save = useMutation({
    mutationFn: () => changeRole(role, { name }),
    onSuccess: async () => {
      onClose();
      await onSaved();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t('roles.rename')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          label={t('roles.name')}
          data-autofocus
          value={name}
          error={fieldErrors(save.error).name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Refused failure={save.error} shown={['name']} />
        <div className={styles.actions}>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" variant="filled" disabled={!name.trim()} loading={save.isPending}>
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
