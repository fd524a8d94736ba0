import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useText } from '@/shared/i18n/text';
import { BarePage } from './BarePage';
import { confirmCode, signIn, useEnter } from './doors';
import { Failure } from './Failure';
import { PasskeyButton } from './PasskeyButton';
import styles from './signin.module.css';

const route = getRouteApi('/bare/sign-in');

export function SignInPage() {
  const { next } = route.useSearch();
  const [step, setStep] = useState<'password' | 'totp'>('password');
  const enter = useEnter();
  return step === 'password' ? (
    <PasswordStep onDone={() => enter(next)} onCode={() => setStep('totp')} />
  ) : (
    <CodeStep onDone={() => enter(next)} onBack={() => setStep('password')} />
  );
}

function PasswordStep({ onDone, onCode }: { onDone: () => Promise<void>; onCode: () => void }) {
  const t = useText();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const attempt = useMutation({
    mutationFn: async () => {
      const { next } = await signIn(email, password);
      if (next === 'totp') onCode();
      else await onDone();
    },
    onError: () => setPassword(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    attempt.mutate();
  };
  return (
    <BarePage title={t('signin.title')}>
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          label={t('signin.email')}
          type="email"
          autoComplete="username webauthn"
          autoFocus
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('signin.password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': t('signin.showPassword') }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Failure failure={attempt.error} />
        <Button type="submit" variant="filled" fullWidth loading={attempt.isPending}>
          {t('signin.signIn')}
        </Button>
        <PasskeyButton onDone={onDone} />
        <div className={styles.below}>
          <Link to="/password-reset" className="link">
            {t('signin.forgot')}
          </Link>
        </div>
      </form>
    </BarePage>
  );
}

function CodeStep({ onDone, onBack }: { onDone: () => Promise<void>; onBack: () => void }) {
  const t = useText();
  const [code, setCode] = useState('');
  const [recovery, setRecovery] = useState(false);
  const attempt = useMutation({
    mutationFn: async () => {
      await confirmCode(code);
      await onDone();
    },
    onError: () => setCode(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    attempt.mutate();
  };
  return (
    <BarePage title={t('signin.codeTitle')} intro={recovery ? t('signin.recoveryIntro') : t('signin.codeIntro')}>
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          key={String(recovery)}
          label={recovery ? t('signin.recoveryCode') : t('signin.code')}
          autoComplete="one-time-code"
          inputMode={recovery ? 'text' : 'numeric'}
          autoFocus
          required
          withAsterisk={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Failure failure={attempt.error} />
        <Button type="submit" variant="filled" fullWidth loading={attempt.isPending}>
          {t('signin.confirm')}
        </Button>
        <div className={styles.below}>
          <button
            type="button"
            className="link"
            onClick={() => {
              setRecovery(!recovery);
              setCode('');
            }}
          >
            {recovery ? t('signin.useCode') : t('signin.useRecovery')}
          </button>
          <button type="button" className="link" onClick={onBack}>
            {t('signin.back')}
          </button>
        </div>
      </form>
    </BarePage>
  );
}
