import { lazy, Suspense, useState } from 'react';
import { fieldOf, may, type ObjectType, useCatalog } from '@/shared/api/catalog';
import type { Count, Row } from '@/shared/api/records';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import styles from './list.module.css';
import type { ListState } from './listState';
import { editableField } from './useEditing';
import type { Selection } from './useSelection';

const BulkDialog = lazy(() => import('./BulkDialog'));
const SegmentDialog = lazy(() => import('./SegmentDialog'));
const ExportDialog = lazy(() => import('./ExportDialog'));

interface Props {
  object: ObjectType;
  state: ListState;
  selection: Selection;
  rows: Row[];
  total?: Count;
  exporting: boolean;
  onExport: (open: boolean) => void;
}

/** What can be done with the chosen rows, in ink above the footer. */
export function BulkBar({ object, state, selection, rows, total, exporting, onExport }: Props) {
  const t = useText();
  const format = useFormat();
  const [dialog, setDialog] = useState<'assign' | 'edit' | 'delete'>();
  const [segmenting, setSegmenting] = useState(false);
  const segment = useCatalog().named('segment');
  const canSegment = object.name === 'customer' && (may(segment, 'create') || may(segment, 'change'));
  const owner = fieldOf(object, 'owner');
  const canAssign = owner !== undefined && editableField(object)(owner);
  const shown = rows.length > 0 && rows.every((row) => selection.ids.has(row.id));
  const moreMatch =
    shown && !selection.everything && total !== undefined && (total.value > rows.length || !total.exact);
  return (
    <>
      {(selection.size > 0 || selection.everything) && (
        <div className={styles.bulkBar} role="toolbar" aria-label={t('bulk.title')}>
          <b>
            {selection.everything && total
              ? t('bulk.everything', { count: format.count(total) })
              : t('bulk.selected', { count: selection.size })}
          </b>
          {moreMatch && (
            <button type="button" onClick={selection.chooseEverything}>
              {t('bulk.selectEverything', { count: format.count(total) })}
            </button>
          )}
          <span className={styles.bulkRule} />
          {canAssign && (
            <button type="button" onClick={() => setDialog('assign')}>
              <Icon name="person" size={14} />
              {t('bulk.assign')}
            </button>
          )}
          {may(object, 'change') && (
            <button type="button" onClick={() => setDialog('edit')}>
              <Icon name="edit" size={14} />
              {t('bulk.edit')}
            </button>
          )}
          {canSegment && (
            <button type="button" onClick={() => setSegmenting(true)}>
              <Icon name="segment" size={14} />
              {t('bulk.segment')}
            </button>
          )}
          {may(object, 'export') && (
            <button type="button" onClick={() => onExport(true)}>
              <Icon name="export" size={14} />
              {t('list.export')}
            </button>
          )}
          {may(object, 'delete') && (
            <button type="button" onClick={() => setDialog('delete')}>
              <Icon name="trash" size={14} />
              {t('bulk.delete')}
            </button>
          )}
          <span className={styles.bulkRule} />
          <button type="button" aria-label={t('bulk.clear')} onClick={selection.clear}>
            <Icon name="close" size={14} />
          </button>
        </div>
      )}
      <Suspense>
        {dialog && (
          <BulkDialog
            object={object}
            state={state}
            selection={selection}
            purpose={dialog}
            onClose={() => setDialog(undefined)}
          />
        )}
        {segmenting && (
          <SegmentDialog filter={state.filter} selection={selection} onClose={() => setSegmenting(false)} />
        )}
        {exporting && (
          <ExportDialog object={object} state={state} selection={selection} onClose={() => onExport(false)} />
        )}
      </Suspense>
    </>
  );
}
