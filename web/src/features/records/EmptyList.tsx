import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { openCreation } from '@/shared/actions/creation';
import { may, type ObjectType } from '@/shared/api/catalog';
import { readFilter, writeFilter } from '@/shared/fields/conditions';
import { useLabel, useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { Icon } from '@/shared/ui/Icon';
import styles from './list.module.css';
import type { List } from './ListHeader';

/** No rows: nothing matches, nothing is in the bin, or nothing is there yet; each with its next step. */
export function EmptyList({ object, list }: { object: ObjectType; list: List }) {
  return (
    <div className={styles.empty}>
      {list.state.bin ? (
        <EmptyBin />
      ) : list.state.filter ? (
        <NothingMatches object={object} list={list} />
      ) : (
        <NothingYet object={object} />
      )}
    </div>
  );
}

function EmptyBin() {
  const t = useText();
  return (
    <EmptyState icon="trash" title={t('empty.bin')}>
      {t('empty.binHint')}
    </EmptyState>
  );
}

function NothingMatches({ object, list }: { object: ObjectType; list: List }) {
  const t = useText();
  const conditions = readFilter(object, list.state.filter);
  const count = conditions?.length ?? 1;
  return (
    <EmptyState
      icon="filter"
      title={t('empty.nothingMatches', { count })}
      actions={
        <>
          {conditions && conditions.length > 1 && (
            <Button onClick={() => list.changeFilter(writeFilter(object, conditions.slice(0, -1)))}>
              {t('empty.removeLast')}
            </Button>
          )}
          <Button variant="subtle" onClick={() => list.changeFilter('')}>
            {t('filter.clear')}
          </Button>
        </>
      }
    >
      {t('empty.nothingMatchesHint')}
    </EmptyState>
  );
}

function NothingYet({ object }: { object: ObjectType }) {
  const t = useText();
  const label = useLabel();
  return (
    <EmptyState
      icon={object.name === 'customer' ? 'customers' : 'table'}
      title={t('empty.none', { objects: label(object.pluralLabel).toLocaleLowerCase() })}
      actions={
        <>
          {may(object, 'import') && (
            <Button
              leftSection={<Icon name="import" size={14} />}
              renderRoot={(props) => <Link to="/imports/new" search={{ object: object.path }} {...props} />}
            >
              {t('empty.import')}
            </Button>
          )}
          {may(object, 'create') && <Button onClick={() => openCreation(object.name)}>{t('empty.create')}</Button>}
        </>
      }
    >
      {t('empty.noneHint')}
    </EmptyState>
  );
}
