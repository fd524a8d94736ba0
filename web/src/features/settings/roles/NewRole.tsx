import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Select } from '@/shared/fields/Select';
import { useText } from '@/shared/i18n/text';
import { fieldErrors, Refused } from '../parts/Refused';
import styles from '../settings.module.css';
import { addRole, rolesQuery } from './requests';
import type { Role } from './roles';

/** A role begins as a copy of another: nobody ticks a hundred boxes from nothing. */
export function NewRole({ roles, from, onClose }: { roles: Role[]; from?: Role; onClose: () => void }) {
  const t = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const models = roles.filter((role) => !role.administrator);
  const [name, setName] = useState('');
  const [model, setModel] = useState((from && !from.administrator ? from : models[0])?.id ?? null);
  const save = useMutation({
    mutationFn: () => {
      const copied = models.find((role) => role.id === model);
      return addRole({ name, grants: copied?.grants ?? {}, settings: copied?.settings ?? [] });
    },
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: rolesQuery.queryKey });
      onClose();
      await navigate({ to: '/settings/roles/{-$role}', params: { role: made.id } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t('roles.new')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          label={t('roles.name')}
          data-autofocus
          value={name}
          error={fieldErrors(save.error).name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t('roles.model')}
          data={models.map((role) => ({ value: role.id, label: role.name }))}
          value={model}
          onChange={setModel}
        />
        <Refused failure={save.error} shown={['name']} />
        <div className={styles.actions}>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" variant="filled" disabled={!name.trim()} loading={save.isPending}>
            {t('roles.create')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
