import { useText } from '@/shared/i18n/text';
import { PageHeader } from '@/shared/ui/PageHeader';
import styles from '../settings.module.css';
import { TokensCard } from '../tokens/TokensCard';
import { AboutMe } from './AboutMe';
import { PasskeysCard } from './PasskeysCard';
import { PasswordCard } from './PasswordCard';
import { SecondFactor } from './SecondFactor';

export function ProfilePage() {
  const t = useText();
  return (
    <div className={`page ${styles.narrow}`}>
      <PageHeader title={t('settings.profile')} subtitle={t('profile.subtitle')} />
      <AboutMe />
      <PasswordCard />
      <SecondFactor />
      <PasskeysCard />
      <TokensCard />
    </div>
  );
}
