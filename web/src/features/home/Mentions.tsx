import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { markRead, notificationsQuery } from '@/shared/api/notifications';
import { RelativeTime } from '@/shared/fields/RelativeTime';
import { useText } from '@/shared/i18n/text';
import { Avatar } from '@/shared/ui/Avatar';
import styles from './HomePage.module.css';

const shown = 4;

/** Where colleagues named this person last; nothing where nobody did. */
export function Mentions() {
  const t = useText();
  const client = useQueryClient();
  const { data } = useInfiniteQuery(notificationsQuery('mentioned'));
  const items = (data?.pages[0]?.items ?? []).filter((item) => item.record).slice(0, shown);
  if (items.length === 0) return null;
  return (
    <section aria-label={t('home.mentions')}>
      <h2>{t('home.mentions')}</h2>
      <ul className={styles.sideList}>
        {items.map((item) => (
          <li key={item.id}>
            <Link
              to="/$path/$id"
              params={{ path: item.path, id: item.recordId }}
              search={item.object === 'customer' ? {} : { tab: 'comments' }}
              className={styles.mention}
              onClick={() => {
                if (!item.read)
                  void markRead(item.id).then(() => client.invalidateQueries({ queryKey: ['notifications'] }));
              }}
            >
              <Avatar name={item.by?.name ?? ''} />
              <span className="grow">
                <span className={styles.mentionHead}>
                  <span className="medium ellipsis">{item.by?.name}</span>
                  <span className="meta text-3 nowrap">
                    <RelativeTime instant={item.at} />
                  </span>
                </span>
                <span className={styles.mentionText}>{item.text}</span>
                <span className="meta text-3 ellipsis">{item.record}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
