import { Menu } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import type { ObjectType } from '@/shared/api/catalog';
import { describeProblem } from '@/shared/api/problem';
import type { Count } from '@/shared/api/records';
import { arrangeViews, createView, deleteView, type View, viewCountsQuery } from '@/shared/api/views';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import styles from './list.module.css';
import type { List } from './ListHeader';
import { allRecords } from './listState';
import { ViewDialog } from './ViewDialog';

/** Saved views as tabs: everything first, then mine, the team's and everyone's, with bounded counts. */
export function ViewTabs({ object, list }: { object: ObjectType; list: List }) {
  const t = useText();
  const label = useLabel();
  const [dialog, setDialog] = useState<View | 'new'>();
  const { data: counts } = useQuery({ ...viewCountsQuery(object), enabled: list.views.length > 0 });
  return (
    <nav className={styles.tabs} aria-label={t('view.tabs')}>
      <Link
        to="/$path"
        params={{ path: object.path }}
        search={list.views.some((view) => view.standard) ? { view: allRecords } : {}}
        className={styles.tab}
        data-current={!list.state.view || undefined}
        aria-current={!list.state.view ? 'page' : undefined}
      >
        {t('view.all', { objects: label(object.pluralLabel).toLocaleLowerCase() })}
      </Link>
      {list.views.map((view) => (
        <ViewTab
          key={view.id}
          object={object}
          view={view}
          views={list.views}
          current={view.id === list.state.view?.id}
          count={counts?.[view.id]}
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
  views,
  current,
  count,
  onEdit,
}: {
  object: ObjectType;
  view: View;
  views: View[];
  current: boolean;
  count?: Count;
  onEdit: () => void;
}) {
  const t = useText();
  const format = useFormat();
  return (
    <span className={styles.tabWithMenu}>
      <Link
        to="/$path"
        params={{ path: object.path }}
        search={{ view: view.id }}
        className={styles.tab}
        data-current={current || undefined}
        aria-current={current ? 'page' : undefined}
        title={t(`sharing.${view.sharing}`)}
      >
        {view.sharing !== 'mine' && <Icon name={view.sharing === 'team' ? 'team' : 'eye'} size={14} />}
        <span className="ellipsis">{view.name}</span>
        {count && <span className={styles.tabCount}>{format.count(count)}</span>}
      </Link>
      {current && <ViewMenu view={view} views={views} onEdit={onEdit} />}
    </span>
  );
}

/** What a person does with a view: their own order and standard for any, name and end for those they made. */
function ViewMenu({ view, views, onEdit }: { view: View; views: View[]; onEdit: () => void }) {
  const t = useText();
  const client = useQueryClient();
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: ['views', view.object] });
    void client.invalidateQueries({ predicate: (query) => query.queryKey[2] === 'view-counts' });
  };
  const remove = async () => {
    await deleteView(view);
    await refresh();
    showToast(t('view.deleted', { name: view.name }), async () => {
      const { object, name, sharing, team, filter, sort, columns, layout, groupBy, pinned } = view;
      await createView({ object, name, sharing, team, filter, sort, columns, layout, groupBy, pinned });
      await refresh();
    });
  };
  const arrange = async (order: View[], standard: View | undefined) => {
    try {
      await arrangeViews(
        view.object,
        order.map((each) => each.id),
        standard?.id ?? null,
      );
    } catch (failure) {
      showToast(describeProblem(failure, t));
    }
    await refresh();
  };
  const standard = views.find((each) => each.standard);
  const place = views.indexOf(view);
  const move = (by: number) => {
    const order = [...views];
    order.splice(place + by, 0, ...order.splice(place, 1));
    return arrange(order, standard);
  };
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <IconButton icon="down" label={t('view.menu', { name: view.name })} className={styles.tabMenu} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<Icon name="star" />}
          onClick={() => void arrange(views, view.standard ? undefined : view)}
        >
          {view.standard ? t('view.notStandard') : t('view.makeStandard')}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="left" />} disabled={place <= 0} onClick={() => void move(-1)}>
          {t('view.moveLeft')}
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name="right" />}
          disabled={place === views.length - 1}
          onClick={() => void move(1)}
        >
          {t('view.moveRight')}
        </Menu.Item>
        {view.own && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<Icon name="edit" />} onClick={onEdit}>
              {t('view.edit')}
            </Menu.Item>
            <Menu.Item leftSection={<Icon name="trash" />} data-danger onClick={() => void remove()}>
              {t('view.delete')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
