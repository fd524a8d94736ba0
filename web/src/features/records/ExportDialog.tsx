import { Button, Modal, Radio } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ObjectType } from '@/shared/api/catalog';
import { apiUrl, request } from '@/shared/api/http';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Progress } from '@/shared/ui/Progress';
import { type ListState, writeSort } from './listState';
import styles from './records.module.css';
import type { Selection } from './useSelection';

interface Export {
  id: string;
  status: 'waiting' | 'running' | 'done' | 'failed';
  rows: number;
  progress?: { done: number; total: number } | null;
}

function filterOf(state: ListState, selection: Selection): string {
  if (selection.everything || selection.size === 0) return state.filter;
  return `id in [${[...selection.ids].map((id) => JSON.stringify(id)).join(', ')}]`;
}

/** The list, or the chosen rows, as a file; made in the background, downloaded when it is ready. */
export default function ExportDialog({
  object,
  state,
  selection,
  onClose,
}: {
  object: ObjectType;
  state: ListState;
  selection: Selection;
  onClose: () => void;
}) {
  const t = useText();
  const label = useLabel();
  const [format, setFormat] = useState('xlsx');
  const [which, setWhich] = useState('shown');
  const start = useMutation({
    mutationFn: () =>
      request<Export>('POST', 'exports', {
        body: {
          object: object.name,
          filter: filterOf(state, selection) || null,
          sort: writeSort(state.sort) || null,
          fields:
            which === 'shown' ? state.columns.map((column) => column.name) : object.fields.map((field) => field.name),
          parts: which === 'all',
          format,
        },
      }),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('export.title', { objects: label(object.pluralLabel).toLocaleLowerCase() })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {start.data ? (
        <Making made={start.data} onClose={onClose} />
      ) : (
        <div className={styles.dialogForm}>
          <p className="small text-2">
            {selection.size > 0 && !selection.everything
              ? t('export.selected', { count: selection.size })
              : state.filter
                ? t('export.filtered')
                : t('export.everything')}
          </p>
          <Radio.Group label={t('export.format')} value={format} onChange={setFormat}>
            <Radio mt={6} size="xs" value="xlsx" label={t('export.xlsx')} />
            <Radio mt={6} size="xs" value="csv" label={t('export.csv')} />
          </Radio.Group>
          <Radio.Group label={t('export.columns')} value={which} onChange={setWhich}>
            <Radio mt={6} size="xs" value="shown" label={t('export.shownColumns', { count: state.columns.length })} />
            <Radio
              mt={6}
              size="xs"
              value="all"
              label={t('export.allFields', { count: object.fields.length })}
              description={object.relations.some(({ object: part }) => part === 'consent') && t('export.withParts')}
            />
          </Radio.Group>
          {start.isError && <ErrorPanel failure={start.error} title={t('export.failed')} />}
          <div className={styles.dialogActions}>
            <Button onClick={onClose}>{t('action.cancel')}</Button>
            <Button variant="filled" loading={start.isPending} onClick={() => start.mutate()}>
              {t('list.export')}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}

function Making({ made, onClose }: { made: Export; onClose: () => void }) {
  const t = useText();
  const format = useFormat();
  const { data = made } = useQuery({
    queryKey: ['export', made.id],
    queryFn: () => request<Export>('GET', `exports/${made.id}`),
    refetchInterval: (query) =>
      query.state.data && ['done', 'failed'].includes(query.state.data.status) ? false : 500,
  });
  const file = apiUrl(`exports/${made.id}/file`);
  const ready = data.status === 'done';
  useEffect(() => {
    if (ready) location.assign(file);
  }, [ready, file]);
  return (
    <div className={styles.dialogForm}>
      {data.status === 'failed' ? (
        <p className="risk small">{t('export.failed')}</p>
      ) : ready ? (
        <p className="small">
          {t('export.ready', { rows: format.number(data.rows) })}{' '}
          <a className="link" href={file} download>
            {t('export.again')}
          </a>
        </p>
      ) : (
        <>
          <p className="small">{t('export.making', { rows: format.number(data.progress?.done ?? data.rows ?? 0) })}</p>
          <Progress done={data.progress?.done ?? 0} total={data.progress?.total ?? 0} label={t('list.export')} />
        </>
      )}
      <div className={styles.dialogActions}>
        <Button onClick={onClose}>{t('action.close')}</Button>
      </div>
    </div>
  );
}
