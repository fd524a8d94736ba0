import { Link } from '@tanstack/react-router';
import { useViewed } from '@/shared/actions/viewed';
import { useCatalog } from '@/shared/api/catalog';
import { RelativeTime } from '@/shared/fields/RelativeTime';
import { useText } from '@/shared/i18n/text';
import { Avatar } from '@/shared/ui/Avatar';
import styles from './HomePage.module.css';

/** What this person opened last on this device. */
export function ViewedRecords() {
  const t = useText();
  const catalog = useCatalog();
  const viewed = useViewed().filter((record) => catalog.named(record.object));
  return (
    <section aria-label={t('home.viewed')}>
      <h2>{t('home.viewed')}</h2>
      {viewed.length === 0 && <p className="small text-2">{t('home.viewedNone')}</p>}
      <div className={styles.sideList}>
        {viewed.slice(0, 8).map((record) => (
          <Link
            key={record.id}
            to="/$path/$id"
            params={{ path: catalog.named(record.object)!.path, id: record.id }}
            className={styles.sideLine}
          >
            <Avatar name={record.title} size="small" shape="square" />
            <span className="grow ellipsis">{record.title}</span>
            <span className="meta text-3">
              <RelativeTime instant={record.at} />
            </span>
          </Link>
        ))}
      </div>
    </section>
  );
}
