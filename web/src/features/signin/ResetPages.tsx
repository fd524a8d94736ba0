import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useText } from '@/shared/i18n/text';
import { BarePage } from './BarePage';
import { askForReset, resetPassword } from './doors';
import { Failure } from './Failure';
import { NewPasswordForm } from './NewPasswordForm';
import styles from './signin.module.css';

/** Asks for the mail with the link. Says the same whether or not the address is known. */
export function ForgotPage() {
  const t = useText();
  const [email, setEmail] = useState('');
  const ask = useMutation({ mutationFn: () => askForReset(email) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate();
  };
  if (ask.isSuccess)
    return (
      <BarePage title={t('signin.resetAsked')} intro={t('signin.resetAskedIntro', { email })}>
        <Link to="/sign-in" className="link small">
          {t('signin.toSignIn')}
        </Link>
      </BarePage>
    );
  return (
    <BarePage title={t('signin.forgotTitle')} intro={t('signin.forgotIntro')}>
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          label={t('signin.email')}
          type="email"
          autoComplete="username"
          autoFocus
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Failure failure={ask.error} />
        <Button type="submit" variant="filled" fullWidth loading={ask.isPending}>
          {t('signin.sendLink')}
        </Button>
        <Link to="/sign-in" className="link small">
          {t('signin.toSignIn')}
        </Link>
      </form>
    </BarePage>
  );
}

const route = getRouteApi('/bare/password-reset/$word');

/** The mailed link: a new password. Who has a second factor still needs it to sign in. */
export function ResetPage() {
  const t = useText();
  const { word } = route.useParams();
  const [done, setDone] = useState(false);
  if (done)
    return (
      <BarePage title={t('signin.resetDone')} intro={t('signin.resetDoneIntro')}>
        <Button component={Link} to="/sign-in" variant="filled" fullWidth>
          {t('signin.signIn')}
        </Button>
      </BarePage>
    );
  return (
    <BarePage title={t('signin.resetTitle')} intro={t('signin.resetIntro')}>
      <NewPasswordForm
        action={t('signin.setPassword')}
        save={async (password) => {
          await resetPassword(word, password);
          setDone(true);
        }}
      />
    </BarePage>
  );
}
