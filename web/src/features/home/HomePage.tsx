import { useMe } from '@/shared/api/me';
import { useLanguage } from '@/shared/i18n/language';
import { useText } from '@/shared/i18n/text';
import { PageHeader } from '@/shared/ui/PageHeader';

function partOfDay(hour: number): 'morning' | 'day' | 'evening' | 'night' {
  if (hour < 5) return 'night';
  if (hour < 12) return 'morning';
  return hour < 18 ? 'day' : 'evening';
}

export function HomePage() {
  const t = useText();
  const me = useMe();
  const { language } = useLanguage();
  const now = new Date();
  const today = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(now);
  return (
    <div className="page">
      <PageHeader
        title={t(`home.greeting.${partOfDay(now.getHours())}`, { name: me.name.split(' ')[0] })}
        subtitle={today}
      />
    </div>
  );
}
