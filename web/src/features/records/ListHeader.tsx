import { Button, SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { openCreation } from '@/shared/actions/creation';
import { may, type ObjectType } from '@/shared/api/catalog';
import { useLabel, useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import styles from './list.module.css';
import type { useListState } from './useListState';

export type List = ReturnType<typeof useListState>;

export function ListHeader({ object, list, onExport }: { object: ObjectType; list: List; onExport: () => void }) {
  const t = useText();
  const label = useLabel();
  const boards = object.fields.filter((field) => field.type === 'choice');
  return (
    <header className={styles.header}>
      <h1 className="grow ellipsis">{label(object.pluralLabel)}</h1>
      {boards.length > 0 && (
        <SegmentedControl
          className="wide-only"
          size="xs"
          aria-label={t('list.layout')}
          value={list.state.layout}
          onChange={(layout) => list.change({ layout: layout as 'table' | 'board' })}
          data={[
            { value: 'table', label: <LayoutLabel icon="table" text={t('list.table')} /> },
            { value: 'board', label: <LayoutLabel icon="board" text={t('list.board')} /> },
          ]}
        />
      )}
      {may(object, 'import') && (
        <Button
          size="xs"
          className="wide-only"
          leftSection={<Icon name="import" size={14} />}
          renderRoot={(props) => <Link to="/imports/new" search={{ object: object.path }} {...props} />}
        >
          {t('list.import')}
        </Button>
      )}
      {may(object, 'export') && (
        <Button size="xs" className="wide-only" leftSection={<Icon name="export" size={14} />} onClick={onExport}>
          {t('list.export')}
        </Button>
      )}
      {may(object, 'create') && (
        <Button
          size="xs"
          variant="filled"
          leftSection={<Icon name="plus" size={14} />}
          onClick={() => openCreation(object.name)}
        >
          {t('creation.title', { object: label(object.label).toLocaleLowerCase() })}
        </Button>
      )}
    </header>
  );
}

function LayoutLabel({ icon, text }: { icon: 'table' | 'board'; text: string }) {
  return (
    <span className="row" style={{ gap: 5 }}>
      <Icon name={icon} size={14} />
      {text}
    </span>
  );
}
