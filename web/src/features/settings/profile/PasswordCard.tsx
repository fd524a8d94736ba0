import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { request } from '@/shared/api/http';
import { useMe } from '@/shared/api/me';
import { useText } from '@/shared/i18n/text';
import { Card } from '../parts/Card';
import { fieldErrors, Refused } from '../parts/Refused';
import styles from '../settings.module.css';

const empty = { current: '', password: '' };

export function PasswordCard() {
  const t = useText();
  const me = useMe();
  const [draft, setDraft] = useState(empty);
  const save = useMutation({
    mutationFn: () => request<void>('PUT', 'me/password', { body: draft }),
    onSuccess: () => {
      setDraft(empty);
      showToast(t('profile.passwordChanged'));
    },
  });
  const errors = fieldErrors(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Card title={t('profile.password')} hint={t('profile.passwordHint')}>
      <form className={styles.form} onSubmit={submit}>
        <input type="email" autoComplete="username" value={me.email} readOnly hidden />
        <div className={styles.two}>
          <PasswordInput
            label={t('profile.currentPassword')}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t('profile.showPassword') }}
            value={draft.current}
            error={errors.current}
            onChange={(event) => setDraft({ ...draft, current: event.currentTarget.value })}
          />
          <PasswordInput
            label={t('profile.newPassword')}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('profile.showPassword') }}
            value={draft.password}
            error={errors.password}
            onChange={(event) => setDraft({ ...draft, password: event.currentTarget.value })}
          />
        </div>
        <Refused failure={save.error} shown={['current', 'password']} />
        <div className={styles.actions}>
          <Button type="submit" disabled={!draft.current || !draft.password} loading={save.isPending}>
            {t('profile.changePassword')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
