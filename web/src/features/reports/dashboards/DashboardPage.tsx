import { DndContext, type DragEndEvent, KeyboardSensor, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { Button, Menu } from '@mantine/core';
import { useFullscreenElement } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { describeProblem } from '@/shared/api/problem';
import { useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import { PageHeader } from '@/shared/ui/PageHeader';
import { changeDashboard, type Dashboard, dashboardQuery, deleteDashboard, reportsQuery, type Tile } from '../api';
import { Opened } from '../Opened';
import styles from '../reports.module.css';
import { moved, sized } from './arrange';
import { DashboardDialog } from './DashboardDialog';
import { TileCard } from './TileCard';

export function DashboardPage() {
  const { id } = useParams({ from: '/frame/insight/dashboards/$id' });
  const query = useQuery(dashboardQuery(id));
  return <Opened query={query}>{(dashboard) => <Board dashboard={dashboard} />}</Opened>;
}

/** Tiles in a grid of twelve columns; each asks for its report by itself. Arranged by drag, or by the buttons of a tile. */
function Board({ dashboard }: { dashboard: Dashboard }) {
  const t = useText();
  const client = useQueryClient();
  const { ref, toggle, fullscreen } = useFullscreenElement<HTMLDivElement>();
  const [arranging, setArranging] = useState(false);
  const [tiles, setTiles] = useState<Tile[]>();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor),
  );
  const save = useMutation({
    mutationFn: (next: Tile[]) =>
      changeDashboard(dashboard, {
        tiles: next.map(({ id, report, width, height }) => ({ id, report, width, height })),
      }),
    onSuccess: (saved) => {
      client.setQueryData(['dashboards', saved.id], saved);
      setTiles(undefined);
    },
    onError: (failure) => {
      setTiles(undefined);
      showToast(describeProblem(failure, t));
      void client.invalidateQueries({ queryKey: ['dashboards', dashboard.id] });
    },
  });
  const shown = tiles ?? dashboard.tiles;
  const change = (next: Tile[]) => {
    setTiles(next);
    save.mutate(next);
  };
  const drop = ({ active, over }: DragEndEvent) => {
    if (over && active.id !== over.id) {
      change(
        moved(
          shown,
          String(active.id),
          shown.findIndex((tile) => tile.id === over.id),
        ),
      );
    }
  };
  return (
    <div ref={ref} className={`page ${styles.screen}`}>
      <PageHeader
        title={dashboard.name}
        subtitle={
          <Link to="/insight/dashboards" className="link">
            {t('dashboards.title')}
          </Link>
        }
        actions={
          <>
            <IconButton
              icon={fullscreen ? 'collapse' : 'expand'}
              label={fullscreen ? t('dashboards.window') : t('dashboards.fullScreen')}
              onClick={() => void toggle()}
            />
            {dashboard.own && <More dashboard={dashboard} />}
            {dashboard.own && <AddReport onAdd={(report) => change([...shown, newTile(report)])} />}
            {dashboard.own && (
              <Button
                variant={arranging ? 'filled' : 'default'}
                aria-pressed={arranging}
                onClick={() => setArranging(!arranging)}
              >
                {arranging ? t('dashboards.arranged') : t('dashboards.arrange')}
              </Button>
            )}
          </>
        }
      />
      {shown.length === 0 ? (
        <EmptyState icon="board" title={t('dashboards.empty')}>
          {t('dashboards.emptyHint')}
        </EmptyState>
      ) : (
        <DndContext sensors={sensors} onDragEnd={drop}>
          <div className={styles.grid}>
            {shown.map((tile, index) => (
              <TileCard
                key={tile.id}
                tile={tile}
                arranging={arranging}
                onMove={(by) => change(moved(shown, tile.id, index + by))}
                onSize={(wider, higher) => change(sized(shown, tile.id, wider, higher))}
                onRemove={() => change(shown.filter((other) => other.id !== tile.id))}
              />
            ))}
          </div>
        </DndContext>
      )}
    </div>
  );
}

function newTile(report: { id: string; name: string }): Tile {
  return { id: crypto.randomUUID(), report: report.id, name: report.name, shape: null, width: 6, height: 2 };
}

function AddReport({ onAdd }: { onAdd: (report: { id: string; name: string }) => void }) {
  const t = useText();
  const { data } = useQuery(reportsQuery);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button leftSection={<Icon name="plus" size={14} />}>{t('dashboards.add')}</Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {(data ?? []).map((report) => (
          <Menu.Item key={report.id} onClick={() => onAdd(report)}>
            {report.name}
          </Menu.Item>
        ))}
        <Menu.Item
          leftSection={<Icon name="plus" />}
          renderRoot={(props) => <Link {...props} to="/insight/reports/new" />}
        >
          {t('reports.new')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function More({ dashboard }: { dashboard: Dashboard }) {
  const t = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [naming, setNaming] = useState(false);
  const remove = useMutation({
    mutationFn: () => deleteDashboard(dashboard),
    onSuccess: async () => {
      showToast(t('dashboards.deleted', { name: dashboard.name }));
      await navigate({ to: '/insight/dashboards' });
      await client.invalidateQueries({ queryKey: ['dashboards'] });
    },
  });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <IconButton icon="more" label={t('dashboards.more')} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Icon name="edit" />} onClick={() => setNaming(true)}>
            {t('dashboards.settings')}
          </Menu.Item>
          <Menu.Item color="red" leftSection={<Icon name="trash" />} onClick={() => remove.mutate()}>
            {t('dashboards.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {naming && <DashboardDialog dashboard={dashboard} onClose={() => setNaming(false)} />}
    </>
  );
}
