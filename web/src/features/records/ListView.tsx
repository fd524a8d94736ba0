import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import { openCreation } from '@/shared/actions/creation';
import { useShortcut } from '@/shared/actions/shortcuts';
import { may, type ObjectType } from '@/shared/api/catalog';
import { useLabel } from '@/shared/i18n/text';
import { usePageTitle } from '@/shared/ui/PageHeader';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { BulkBar } from './BulkBar';
import { FilterBar } from './FilterBar';
import styles from './list.module.css';
import { ListHeader } from './ListHeader';
import { NarrowList } from './NarrowList';
import { RecordTable } from './RecordTable';
import { useListState } from './useListState';
import { useRows } from './useRows';
import { useSelection } from './useSelection';
import { ViewTabs } from './ViewTabs';

// What most visits of a list never show comes when it is asked for.
const Board = lazy(() => import('./Board'));
const GroupedList = lazy(() => import('./GroupedList'));

export function ListView({ object }: { object: ObjectType }) {
  const label = useLabel();
  usePageTitle(label(object.pluralLabel));
  const list = useListState(object);
  const { state } = list;
  const narrow = useMediaQuery('(max-width: 640px)') ?? false;
  const isTable = state.layout === 'table' && !state.groupBy;
  const rows = useRows(object, state, !list.waiting && isTable);
  const selection = useSelection(`${object.name}?${state.filter}`);
  const [exporting, setExporting] = useState(false);
  useShortcut('c', 'shortcuts.createHere', 'shortcuts.list', () => openCreation(object.name), may(object, 'create'));

  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <ListHeader object={object} list={list} onExport={() => setExporting(true)} />
        <ViewTabs object={object} list={list} />
      </div>
      <FilterBar object={object} list={list} />
      {state.layout === 'board' ? (
        <Suspense fallback={<SkeletonLines lines={8} />}>
          <Board object={object} list={list} />
        </Suspense>
      ) : state.groupBy ? (
        <Suspense fallback={<SkeletonLines lines={8} />}>
          <GroupedList object={object} list={list} />
        </Suspense>
      ) : narrow ? (
        <NarrowList object={object} list={list} rows={rows} />
      ) : (
        <RecordTable object={object} list={list} rows={rows} selection={selection} />
      )}
      <BulkBar
        object={object}
        state={state}
        selection={selection}
        rows={rows.rows}
        total={rows.total}
        exporting={exporting}
        onExport={setExporting}
      />
    </div>
  );
}
