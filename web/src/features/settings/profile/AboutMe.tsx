import { Button, type MantineColorScheme, TextInput, useMantineColorScheme } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useMemo, useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { request } from '@/shared/api/http';
import { type Me, meQuery, useMe } from '@/shared/api/me';
import { Select } from '@/shared/fields/Select';
import { type Language, languageNames, languages, useLanguage } from '@/shared/i18n/language';
import { useText } from '@/shared/i18n/text';
import { Card } from '../parts/Card';
import { fieldErrors, Refused } from '../parts/Refused';
import { timeZones } from '../parts/timeZones';
import styles from '../settings.module.css';

/** Name, language and time zone of the signed-in person; the theme belongs to this device. */
export function AboutMe() {
  const t = useText();
  const me = useMe();
  const client = useQueryClient();
  const { choose } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [draft, setDraft] = useState({ name: me.name, language: me.language, timeZone: me.timeZone });
  const zones = useMemo(() => timeZones(me.timeZone), [me.timeZone]);
  const save = useMutation({
    mutationFn: () => request<Me>('PATCH', 'me', { body: draft }),
    onSuccess: (saved) => {
      client.setQueryData(meQuery.queryKey, saved);
      choose(saved.language);
      showToast(t('profile.saved'));
    },
  });
  const errors = fieldErrors(save.error);
  const unchanged = draft.name === me.name && draft.language === me.language && draft.timeZone === me.timeZone;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Card title={t('profile.about')} hint={t('profile.email', { email: me.email })}>
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          label={t('profile.name')}
          autoComplete="name"
          value={draft.name}
          error={errors.name}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        <div className={styles.two}>
          <Select
            label={t('account.language')}
            data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
            value={draft.language}
            error={errors.language}
            onChange={(language) => language && setDraft({ ...draft, language: language as Language })}
          />
          <Select
            label={t('profile.timeZone')}
            data={zones}
            searchable
            value={draft.timeZone}
            error={errors.timeZone}
            onChange={(timeZone) => timeZone && setDraft({ ...draft, timeZone })}
          />
          <Select
            label={t('account.theme')}
            description={t('profile.themeHint')}
            data={[
              { value: 'auto', label: t('account.auto') },
              { value: 'light', label: t('account.light') },
              { value: 'dark', label: t('account.dark') },
            ]}
            value={colorScheme}
            onChange={(scheme) => scheme && setColorScheme(scheme as MantineColorScheme)}
          />
        </div>
        <Refused failure={save.error} shown={['name', 'language', 'timeZone']} />
        <div className={styles.actions}>
          <Button type="submit" variant="filled" disabled={unchanged} loading={save.isPending}>
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
