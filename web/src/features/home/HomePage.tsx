import { useCatalog } from '@/shared/api/catalog';
import { useMe } from '@/shared/api/me';
import { useLanguage } from '@/shared/i18n/language';
import { useText } from '@/shared/i18n/text';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ChangedRecords } from './ChangedRecords';
import styles from './HomePage.module.css';
import { ImportsCard } from './ImportsCard';
import { NextSteps } from './NextSteps';
import { ViewedRecords } from './ViewedRecords';

function partOfDay(hour: number): 'morning' | 'day' | 'evening' | 'night' {
  if (hour < 5) return 'night';
  if (hour < 12) return 'morning';
  return hour < 18 ? 'day' : 'evening';
}

const followed = ['customer', 'order', 'product'];

export function HomePage() {
  const t = useText();
  const me = useMe();
  const catalog = useCatalog();
  const { language } = useLanguage();
  const now = new Date();
  const today = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(now);
  const objects = followed.flatMap((name) => catalog.named(name) ?? []);
  return (
    <div className={`page ${styles.page}`}>
      <div>
        <PageHeader
          title={t(`home.greeting.${partOfDay(now.getHours())}`, { name: me.name.split(' ')[0] })}
          subtitle={today.charAt(0).toLocaleUpperCase() + today.slice(1)}
        />
        <NextSteps />
        {objects.map((object) => (
          <ChangedRecords key={object.name} object={object} />
        ))}
      </div>
      <div className={styles.side}>
        <ViewedRecords />
        <ImportsCard />
      </div>
    </div>
  );
}
