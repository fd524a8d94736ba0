import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useMemo, useState } from 'react';
import { Select } from '@/shared/fields/Select';
import { currencyChoices, likelyCurrency } from '@/shared/format/currencies';
import { type Language, languageNames, languages, useLanguage } from '@/shared/i18n/language';
import { useText } from '@/shared/i18n/text';
import { BarePage } from './BarePage';
import { setUp, setUpState, useEnter } from './doors';
import { Failure, fieldErrors } from './Failure';
import styles from './signin.module.css';

/** A new installation: the company, and its first administrator. */
export function SetUpPage() {
  const t = useText();
  const { language, choose } = useLanguage();
  const enter = useEnter();
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const state = useQuery({ queryKey: ['setup'], queryFn: setUpState });
  const [given, setWishes] = useState<Partial<Record<'company' | 'name' | 'email' | 'password' | 'currency', string>>>(
    {},
  );
  const wishes = {
    company: given.company ?? state.data?.company ?? '',
    name: given.name ?? '',
    email: given.email ?? '',
    password: given.password ?? '',
    currency: state.data?.currency ?? given.currency ?? likelyCurrency(timeZone),
  };
  const currencies = useMemo(() => currencyChoices(language), [language]);
  const attempt = useMutation({
    mutationFn: async () => {
      await setUp({ ...wishes, language, timeZone });
      await enter();
    },
  });
  const errors = fieldErrors(attempt.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    attempt.mutate();
  };
  const input = (field: 'company' | 'name' | 'email' | 'password') => ({
    required: true,
    withAsterisk: false,
    value: wishes[field],
    error: errors[field],
    onChange: (event: { currentTarget: { value: string } }) =>
      setWishes({ ...given, [field]: event.currentTarget.value }),
  });
  return (
    <BarePage title={t('signin.setUpTitle')} intro={t('signin.setUpIntro')}>
      <form className={styles.form} onSubmit={submit}>
        <TextInput label={t('signin.company')} autoComplete="organization" autoFocus {...input('company')} />
        <Select
          label={t('signin.currency')}
          description={t('signin.currencyHint')}
          data={currencies}
          searchable
          value={wishes.currency}
          disabled={Boolean(state.data?.currency)}
          error={errors.currency}
          onChange={(currency) => setWishes({ ...given, currency: currency ?? wishes.currency })}
        />
        <TextInput label={t('signin.name')} autoComplete="name" {...input('name')} />
        <TextInput label={t('signin.email')} type="email" autoComplete="username" {...input('email')} />
        <PasswordInput
          label={t('signin.password')}
          description={t('signin.passwordHint')}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('signin.showPassword') }}
          {...input('password')}
        />
        <Select
          label={t('signin.language')}
          data={languages.map((choice) => ({ value: choice, label: languageNames[choice] }))}
          value={language}
          onChange={(choice) => choice && choose(choice as Language)}
        />
        <Failure failure={attempt.error} />
        <Button type="submit" variant="filled" fullWidth loading={attempt.isPending}>
          {t('signin.begin')}
        </Button>
      </form>
    </BarePage>
  );
}
