import { Button, Modal } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { countedLabel, useCatalog } from '@/shared/api/catalog';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import type { Result } from './api';
import { filterOf } from './drill';
import styles from './reports.module.css';

/**
 * Opens the records behind a place of a result: as their list, or, where they are customers, after asking whether to make a
 * segment of them. The second part is to be drawn somewhere.
 */
export function useDrill(result: Result | undefined): [(at: (number | undefined)[], rows: number) => void, ReactNode] {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const navigate = useNavigate();
  const object = useCatalog().named(result?.object);
  const [chosen, choose] = useState<{ filter: string; rows: number }>();
  const drill = (at: (number | undefined)[], rows: number) => {
    if (!result || !object) return;
    const filter = filterOf(result, at);
    if (object.name === 'customer') return choose({ filter, rows });
    void navigate({ to: '/$path', params: { path: object.path }, search: { filter: filter || 'true', view: 'all' } });
  };
  const dialog = object && chosen && (
    <Modal
      opened
      onClose={() => choose(undefined)}
      title={`${format.number(chosen.rows)} ${label(countedLabel(object, { value: chosen.rows, exact: true })).toLocaleLowerCase()}`}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <p className="meta text-2 mono">{chosen.filter || t('reports.everything')}</p>
      <div className={styles.dialogActions}>
        <Button component="a" href={`/segments/new?filter=${encodeURIComponent(chosen.filter)}`}>
          {t('reports.makeSegment')}
        </Button>
        <Button
          variant="filled"
          data-autofocus
          renderRoot={(props) => (
            <Link
              {...props}
              to="/$path"
              params={{ path: object.path }}
              search={{ filter: chosen.filter || 'true', view: 'all' }}
            />
          )}
        >
          {t('reports.showRows')}
        </Button>
      </div>
    </Modal>
  );
  return [drill, dialog];
}
