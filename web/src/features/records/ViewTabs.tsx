import { Menu } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import type { ObjectType } from '@/shared/api/catalog';
import { listRecords } from '@/shared/api/records';
import { createView, deleteView, type View } from '@/shared/api/views';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import styles from './list.module.css';
import type { List } from './ListHeader';
import { ViewDialog } from './ViewDialog';

// Each count is a question to the server: only the first views are counted.
const countedViews = 8;

/** Saved views as tabs: everything first, then mine, the team's and everyone's, with bounded counts. */
export function ViewTabs({ object, list }: { object: ObjectType; list: List }) {
  const t = useText();
  const label = useLabel();
  const [dialog, setDialog] = useState<View | 'new'>();
  return (
    <nav className={styles.tabs} aria-label={t('view.tabs')}>
      <Link
        to="/$path"
        params={{ path: object.path }}
        search={{}}
        className={styles.tab}
        data-current={!list.state.view || undefined}
        aria-current={!list.state.view ? 'page' : undefined}
      >
        {t('view.all', { objects: label(object.pluralLabel).toLocaleLowerCase() })}
      </Link>
      {list.views.map((view, index) => (
        <ViewTab
          key={view.id}
          object={object}
          view={view}
          current={view.id === list.state.view?.id}
          counted={index < countedViews}
          onEdit={() => setDialog(view)}
        />
      ))}
      <IconButton icon="plus" label={t('view.new')} onClick={() => setDialog('new')} />
      {dialog && (
        <ViewDialog
          object={object}
          list={list}
          view={dialog === 'new' ? undefined : dialog}
          onClose={() => setDialog(undefined)}
        />
      )}
    </nav>
  );
}

function ViewTab({
  object,
  view,
  current,
  counted,
  onEdit,
}: {
  object: ObjectType;
  view: View;
  current: boolean;
  counted: boolean;
  onEdit: () => void;
}) {
  const format = useFormat();
  const { filter } = view;
  const { data: count } = useQuery({
    queryKey: ['records', object.path, 'count', filter],
    queryFn: ({ signal }) =>
      listRecords(object.path, { filter, fields: [object.title], limit: 1, total: 'bounded' }, signal).then(
        (page) => page.total,
      ),
    enabled: counted,
    staleTime: 60_000,
  });
  return (
    <span className={styles.tabWithMenu}>
      <Link
        to="/$path"
        params={{ path: object.path }}
        search={{ view: view.id }}
        className={styles.tab}
        data-current={current || undefined}
        aria-current={current ? 'page' : undefined}
      >
        <span className="ellipsis">{view.name}</span>
        {count && <span className={styles.tabCount}>{format.count(count)}</span>}
      </Link>
      {current && view.own && <ViewMenu view={view} onEdit={onEdit} />}
    </span>
  );
}

function ViewMenu({ view, onEdit }: { view: View; onEdit: () => void }) {
  const t = useText();
  const client = useQueryClient();
  const remove = async () => {
    await deleteView(view);
    await client.invalidateQueries({ queryKey: ['views', view.object] });
    showToast(t('view.deleted', { name: view.name }), async () => {
      const { object, name, sharing, filter, sort, columns, layout, groupBy, pinned } = view;
      await createView({ object, name, sharing, filter, sort, columns, layout, groupBy, pinned });
      await client.invalidateQueries({ queryKey: ['views', view.object] });
    });
  };
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <IconButton icon="down" label={t('view.menu', { name: view.name })} className={styles.tabMenu} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon name="edit" />} onClick={onEdit}>
          {t('view.edit')}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="trash" />} data-danger onClick={() => void remove()}>
          {t('view.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
