import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useText } from '@/shared/i18n/text';
import { Failure, fieldErrors } from './Failure';
import styles from './signin.module.css';

/** Chooses a password; what is asked of one, the server says. */
export function NewPasswordForm({
  email,
  action,
  save,
}: {
  /** For password managers: whose password this is. */
  email?: string;
  action: string;
  save: (password: string) => Promise<unknown>;
}) {
  const t = useText();
  const [password, setPassword] = useState('');
  const attempt = useMutation({ mutationFn: () => save(password) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    attempt.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {email && <input type="email" autoComplete="username" value={email} readOnly hidden />}
      <PasswordInput
        label={t('signin.newPassword')}
        description={t('signin.passwordHint')}
        autoComplete="new-password"
        autoFocus
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': t('signin.showPassword') }}
        value={password}
        error={fieldErrors(attempt.error).password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Failure failure={attempt.error} />
      <Button type="submit" variant="filled" fullWidth loading={attempt.isPending}>
        {action}
      </Button>
    </form>
  );
}
