import { Menu, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useDeleteRecord } from '@/shared/actions/useDeleteRecord';
import { inBin, may, type ObjectType, useCatalog } from '@/shared/api/catalog';
import { rememberViewed } from '@/shared/actions/viewed';
import { recordQuery, type Row, titleOf } from '@/shared/api/records';
import { CommentList } from '@/shared/comments/CommentList';
import { BinNotice } from '@/shared/fields/BinNotice';
import { FieldList } from '@/shared/fields/FieldList';
import { HistoryList } from '@/shared/fields/HistoryList';
import { RelativeTime } from '@/shared/fields/RelativeTime';
import { useLabel, useText } from '@/shared/i18n/text';
import { Avatar } from '@/shared/ui/Avatar';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import { usePageTitle } from '@/shared/ui/PageHeader';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { TaskAbout } from '@/shared/work/TaskAbout';
import { TaskFollowers } from '@/shared/work/TaskFollowers';
import { TasksAbout } from '@/shared/work/TasksAbout';
import styles from './RecordPage.module.css';
import { RelatedList } from './RelatedList';

/** The page of a record whose object has none of its own: orders, products, custom objects. */
export function RecordPage() {
  const t = useText();
  const { path, id } = useParams({ from: '/frame/$path/$id' });
  const object = useCatalog().at(path);
  const { data, error, isPending, refetch } = useQuery({ ...recordQuery(path, id), enabled: object !== undefined });
  if (!object) {
    return (
      <EmptyState icon="search" title={t('list.noObject', { path })}>
        {t('list.noObjectHint')}
      </EmptyState>
    );
  }
  if (error) return <ErrorPanel failure={error} retry={() => void refetch()} title={t('record.failed')} />;
  if (isPending) return <SkeletonLines lines={8} />;
  return <Record key={data.id} object={object} row={data} />;
}

function Record({ object: living, row }: { object: ObjectType; row: Row }) {
  const object = row.deletedAt ? inBin(living) : living;
  const t = useText();
  const catalog = useCatalog();
  const { tab } = useSearch({ from: '/frame/$path/$id' });
  const navigate = useNavigate();
  const title = titleOf(object, row);
  usePageTitle(title);
  useEffect(() => rememberViewed({ object: object.name, id: row.id, title }), [object.name, row.id, title]);
  const relations = object.relations.filter((relation) => catalog.named(relation.object));
  const shown = tab ?? (relations.length > 0 ? 'related' : 'comments');
  return (
    <div className={styles.page}>
      <aside className={styles.about} aria-label={t('record.about')}>
        <BinNotice object={living} row={row} />
        <RecordHead object={object} row={row} title={title} />
        <FieldList object={object} row={row} fields={object.fields} />
        {object.name !== 'task' && !row.deletedAt && (
          <TasksAbout object={object.name} path={object.path} record={row.id} />
        )}
        {object.name === 'task' && !row.deletedAt && (
          <>
            <TaskAbout task={row.id} editable={may(object, 'change')} />
            <TaskFollowers task={row.id} title={title} editable={may(object, 'change')} />
          </>
        )}
      </aside>
      <div className={styles.middle}>
        <Tabs
          value={shown}
          keepMounted={false}
          onChange={(next) =>
            void navigate({
              to: '/$path/$id',
              params: { path: object.path, id: row.id },
              search: { tab: next ?? undefined },
              replace: true,
            })
          }
        >
          <Tabs.List mb={16}>
            {relations.length > 0 && <Tabs.Tab value="related">{t('record.related')}</Tabs.Tab>}
            <Tabs.Tab value="comments">{t('comment.title')}</Tabs.Tab>
            <Tabs.Tab value="history">{t('record.history')}</Tabs.Tab>
          </Tabs.List>
          {relations.length > 0 && (
            <Tabs.Panel value="related">
              {relations.map((relation) => (
                <RelatedList key={relation.name} relation={relation} row={row} title={title} />
              ))}
            </Tabs.Panel>
          )}
          <Tabs.Panel value="comments">
            <CommentList path={object.path} record={row.id} />
          </Tabs.Panel>
          <Tabs.Panel value="history">
            <HistoryList object={object} row={row} />
          </Tabs.Panel>
        </Tabs>
      </div>
    </div>
  );
}

function RecordHead({ object, row, title }: { object: ObjectType; row: Row; title: string }) {
  const t = useText();
  const label = useLabel();
  const navigate = useNavigate();
  const remove = useDeleteRecord(object);
  const toBin = async () => {
    if (await remove(row)) await navigate({ to: '/$path', params: { path: object.path } });
  };
  return (
    <header className={styles.head}>
      <Avatar name={title} size="large" shape={row.kind === 'person' ? 'round' : 'square'} />
      <div className="grow">
        <h1 className={styles.title}>{title}</h1>
        <div className="meta text-3">
          <Link to="/$path" params={{ path: object.path }} className={styles.breadcrumb}>
            {label(object.label)}
          </Link>
          {typeof row.changedAt === 'string' && (
            <>
              {' · '}
              {t('record.changedAt')} <RelativeTime instant={row.changedAt} />
            </>
          )}
        </div>
      </div>
      <Menu position="bottom-end">
        <Menu.Target>
          <IconButton icon="more" label={t('record.more', { name: title })} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<Icon name="link" />}
            onClick={() => void navigator.clipboard.writeText(location.href)}
          >
            {t('record.copyLink')}
          </Menu.Item>
          {may(object, 'delete') && (
            <Menu.Item leftSection={<Icon name="trash" />} data-danger onClick={() => void toBin()}>
              {t('record.delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </header>
  );
}
