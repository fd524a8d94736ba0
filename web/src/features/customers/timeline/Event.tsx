import type { ReactNode } from 'react';
import { useFormat } from '@/shared/format/useFormat';
import { useLanguage } from '@/shared/i18n/language';
import { Icon, type IconName } from '@/shared/ui/Icon';
import type { Period } from './weave';
import styles from './timeline.module.css';

/** One thing on the line: a card, or only a sentence where it is minor. */
export function Event({ icon, minor, children }: { icon: IconName; minor?: boolean; children: ReactNode }) {
  return (
    <article className={styles.event} data-minor={minor || undefined}>
      <span className={styles.dot}>
        <Icon name={icon} size={14} />
      </span>
      <div className={styles.eventBody}>{children}</div>
    </article>
  );
}

/** The hour under a day, the day under a week or a month; the exact moment on hover. */
export function EventTime({ at, period }: { at: string; period: Period }) {
  const format = useFormat();
  const { language } = useLanguage();
  const near = period.kind === 'today' || period.kind === 'yesterday';
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  return (
    <time className={`${styles.eventTime} tabular`} dateTime={at} title={format.exact(at)}>
      {near ? format.clock(at) : day.format(new Date(at)).replace(',', '')}
    </time>
  );
}
