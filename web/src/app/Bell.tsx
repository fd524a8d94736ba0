import { Popover } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { fieldOf, useCatalog } from '@/shared/api/catalog';
import { markAllRead, markRead, type Notification, notificationsQuery, unreadQuery } from '@/shared/api/notifications';
import { RelativeTime } from '@/shared/fields/RelativeTime';
import { useLabel, useText } from '@/shared/i18n/text';
import { Avatar } from '@/shared/ui/Avatar';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon, type IconName } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { BackgroundWork } from './BackgroundWork';
import styles from './Bell.module.css';

const most = 99;

/** The bell: what this person should know, how much of it is new, and what the server works on. */
export function Bell() {
  const t = useText();
  const [opened, setOpened] = useState(false);
  const { data } = useQuery(unreadQuery);
  const unread = data?.unread ?? 0;
  const shown = unread > most ? `${most}+` : String(unread);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={380} trapFocus>
      <span className={styles.bell}>
        <Popover.Target>
          <IconButton
            icon="bell"
            label={unread > 0 ? t('bell.unread', { count: unread }) : t('bell.title')}
            onClick={() => setOpened(!opened)}
          />
        </Popover.Target>
        {unread > 0 && (
          <span className={styles.count} aria-hidden="true">
            {shown}
          </span>
        )}
      </span>
      <Popover.Dropdown aria-label={t('bell.title')} tabIndex={-1} p={0}>
        {opened && <Content unread={unread} onClose={() => setOpened(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function Content({ unread, onClose }: { unread: number; onClose: () => void }) {
  const t = useText();
  const client = useQueryClient();
  const query = useInfiniteQuery(notificationsQuery());
  const items = (query.data?.pages ?? []).flatMap((page) => page.items);
  const refresh = () => client.invalidateQueries({ queryKey: ['notifications'] });
  const open = (item: Notification) => {
    onClose();
    if (!item.read) void markRead(item.id).then(refresh);
  };
  return (
    <>
      <header className={styles.head}>
        <h2 className="grow">{t('bell.title')}</h2>
        {unread > 0 && (
          <button type="button" className="link meta" onClick={() => void markAllRead().then(refresh)}>
            {t('bell.readAll')}
          </button>
        )}
      </header>
      <div className={styles.scroll}>
        {query.error && (
          <ErrorPanel failure={query.error} retry={() => void query.refetch()} title={t('bell.failed')} />
        )}
        {query.isPending && <SkeletonLines lines={3} />}
        {query.isSuccess && items.length === 0 && <p className={styles.none}>{t('bell.none')}</p>}
        <ul>
          {items.map((item) => (
            <Line key={item.id} item={item} onOpen={() => open(item)} />
          ))}
        </ul>
        {query.hasNextPage && (
          <button type="button" className={`link meta ${styles.more}`} onClick={() => void query.fetchNextPage()}>
            {t('bell.more')}
          </button>
        )}
        <BackgroundWork onOpen={onClose} />
      </div>
    </>
  );
}

const icons: Record<string, IconName> = {
  assigned: 'task',
  'handed-over': 'handover',
  mentioned: 'note',
  due: 'clock',
  'snooze-over': 'clock',
  followed: 'eye',
  changed: 'edit',
  commented: 'note',
};

const aboutComment = (item: Notification) => item.kind === 'mentioned' || item.kind === 'commented';

/** What was written, or of a change the names of its fields. */
function useDetail(item: Notification): string | null | undefined {
  const t = useText();
  const label = useLabel();
  const object = useCatalog().named(item.object);
  if (item.kind !== 'changed') return item.text;
  if (item.text === 'deleted' || item.text === 'restored') return t(`bell.what.${item.text}`);
  return item.text
    ?.split(',')
    .map((name) => label(object && fieldOf(object, name)?.label))
    .filter(Boolean)
    .join(', ');
}

function Line({ item, onOpen }: { item: Notification; onOpen: () => void }) {
  const t = useText();
  const words = t(`bell.kind.${item.kind}`, { person: item.by?.name ?? 'none', record: item.record ?? 'none' });
  const text = useDetail(item);
  const content = (
    <>
      {item.by ? (
        <Avatar name={item.by.name} />
      ) : (
        <span className={styles.disc}>
          <Icon name={icons[item.kind] ?? 'bell'} size={14} />
        </span>
      )}
      <span className="grow">
        <span className={item.read ? 'small' : 'small medium'}>{words}</span>
        {text && <span className={styles.text}>{text}</span>}
        <span className="meta text-3">
          <RelativeTime instant={item.at} />
        </span>
      </span>
      {!item.read && <span className={styles.dot} role="img" aria-label={t('bell.new')} />}
    </>
  );
  return (
    <li>
      {item.record ? (
        <Link
          to="/$path/$id"
          params={{ path: item.path, id: item.recordId }}
          search={aboutComment(item) && item.object !== 'customer' ? { tab: 'comments' } : {}}
          className={styles.line}
          onClick={onOpen}
        >
          {content}
        </Link>
      ) : (
        <div className={styles.line}>{content}</div>
      )}
    </li>
  );
}
