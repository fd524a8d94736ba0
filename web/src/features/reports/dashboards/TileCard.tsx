import { useDraggable, useDroppable } from '@dnd-kit/core';
import { Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { reportQuery, type Tile } from '../api';
import { LiveResult } from '../LiveResult';
import styles from '../reports.module.css';

const rowHeight = 170;
/** Title, sentence and padding of a card. */
const aroundPicture = 96;

export function TileCard({
  tile,
  arranging,
  onMove,
  onSize,
  onRemove,
}: {
  tile: Tile;
  arranging: boolean;
  onMove: (by: number) => void;
  onSize: (wider: number, higher: number) => void;
  onRemove: () => void;
}) {
  const t = useText();
  const drag = useDraggable({ id: tile.id, disabled: !arranging });
  const drop = useDroppable({ id: tile.id, disabled: !arranging });
  const name = tile.name ?? t('dashboards.gone');
  const place = (node: HTMLElement | null) => {
    drag.setNodeRef(node);
    drop.setNodeRef(node);
  };
  return (
    <section
      ref={place}
      aria-label={name}
      className={styles.tile}
      data-over={drop.isOver || undefined}
      data-dragging={drag.isDragging || undefined}
      style={{
        gridColumn: `span ${tile.width}`,
        minHeight: tile.height * rowHeight,
        transform: drag.transform ? `translate(${drag.transform.x}px, ${drag.transform.y}px)` : undefined,
      }}
    >
      {arranging && (
        <div className={styles.tools} role="toolbar" aria-label={t('dashboards.arrangeTile', { name })}>
          <button
            type="button"
            className={styles.grip}
            aria-label={t('dashboards.drag', { name })}
            {...drag.listeners}
            {...drag.attributes}
          >
            <Icon name="grip" />
          </button>
          <span className="grow ellipsis small">{name}</span>
          <IconButton icon="left" label={t('dashboards.earlier')} onClick={() => onMove(-1)} />
          <IconButton icon="right" label={t('dashboards.later')} onClick={() => onMove(1)} />
          <IconButton icon="minus" label={t('dashboards.narrower')} onClick={() => onSize(-3, 0)} />
          <IconButton icon="plus" label={t('dashboards.wider')} onClick={() => onSize(3, 0)} />
          <IconButton icon="up" label={t('dashboards.lower')} onClick={() => onSize(0, -1)} />
          <IconButton icon="down" label={t('dashboards.higher')} onClick={() => onSize(0, 1)} />
          <IconButton icon="close" label={t('dashboards.remove', { name })} onClick={onRemove} />
        </div>
      )}
      {tile.name == null ? (
        <EmptyState icon="lock" title={t('dashboards.gone')}>
          {t('dashboards.goneHint')}
        </EmptyState>
      ) : (
        <Shown tile={tile} />
      )}
    </section>
  );
}

function Shown({ tile }: { tile: Tile }) {
  const t = useText();
  const { data } = useQuery(reportQuery(tile.report));
  if (!data) return <SkeletonLines lines={4} />;
  return (
    <LiveResult
      object={data.object}
      definition={data.definition}
      title={data.name}
      height={tile.height * rowHeight - aroundPicture}
      actions={
        <Menu.Item
          leftSection={<Icon name="external" />}
          renderRoot={(props) => <Link {...props} to="/insight/reports/$id" params={{ id: data.id }} />}
        >
          {t('dashboards.openReport')}
        </Menu.Item>
      }
    />
  );
}
