import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { showToast } from '@/shared/actions/toasts';
import { forgetViewed } from '@/shared/actions/viewed';
import { request } from '@/shared/api/http';
import { meQuery, useMe } from '@/shared/api/me';
import { describeProblem } from '@/shared/api/problem';
import { type Language, languageNames, languages, useLanguage } from '@/shared/i18n/language';
import { useText } from '@/shared/i18n/text';
import { Avatar } from '@/shared/ui/Avatar';
import { Icon, type IconName } from '@/shared/ui/Icon';
import styles from './Frame.module.css';

const schemes: { scheme: 'light' | 'dark' | 'auto'; icon: IconName; label: string }[] = [
  { scheme: 'light', icon: 'sun', label: 'account.light' },
  { scheme: 'dark', icon: 'moon', label: 'account.dark' },
  { scheme: 'auto', icon: 'device', label: 'account.auto' },
];

/** Changes the language at once here, and on the server for the person's other devices and mails. */
export function useChooseLanguage() {
  const { choose } = useLanguage();
  const client = useQueryClient();
  const t = useText();
  return (language: Language) => {
    choose(language);
    request('PATCH', 'me', { body: { language } }).then(
      () => client.invalidateQueries({ queryKey: meQuery.queryKey }),
      (failure: unknown) => showToast(describeProblem(failure, t)),
    );
  };
}

export function useSignOut() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    await request('DELETE', 'session', { anonymous: true });
    client.clear();
    forgetViewed();
    await navigate({ href: '/sign-in' });
  };
}

export function AccountMenu() {
  const t = useText();
  const me = useMe();
  const { language } = useLanguage();
  const chooseLanguage = useChooseLanguage();
  const signOut = useSignOut();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <button type="button" className={styles.me} aria-label={t('account.menu', { name: me.name })}>
          <Avatar name={me.name} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <span className="medium">{me.name}</span>
          <br />
          {me.email}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('account.language')}</Menu.Label>
        <Menu.RadioGroup value={language} onChange={(next) => chooseLanguage(next as Language)}>
          {languages.map((choice) => (
            <Menu.RadioItem key={choice} value={choice} lang={choice}>
              {languageNames[choice]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t('account.theme')}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(next) => setColorScheme(next as MantineColorScheme)}>
          {schemes.map(({ scheme, icon, label }) => (
            <Menu.RadioItem key={scheme} value={scheme} rightSection={<Icon name={icon} />}>
              {t(label)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="signout" />} onClick={() => void signOut()}>
          {t('account.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
