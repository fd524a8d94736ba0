import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { fieldOf, may, type ObjectType, useCatalog } from '@/shared/api/catalog';
import { newSegmentOf, segmentOfFilter, segmentsQuery } from '@/shared/api/segments';
import { changeView } from '@/shared/api/views';
import { type Condition, readFilter, writeFilter } from '@/shared/fields/conditions';
import { ConditionEditor } from '@/shared/fields/ConditionEditor';
import { ConditionWords } from '@/shared/fields/ConditionWords';
import { TypedFilter } from '@/shared/fields/TypedFilter';
import { useLabel, useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { Chip } from '@/shared/ui/Chip';
import { ColumnsMenu } from './ColumnsMenu';
import { GroupMenu } from './GroupMenu';
import styles from './list.module.css';
import type { List } from './ListHeader';
import { SortMenu } from './SortMenu';
import { draftOf, ViewDialog } from './ViewDialog';

/** The filter in both forms, always in step: chips, and the expression that they are. */
export function FilterBar({ object, list }: { object: ObjectType; list: List }) {
  const t = useText();
  const conditions = readFilter(object, list.state.filter);
  return (
    <div className={styles.filterBar}>
      {conditions ? (
        <Chips
          object={object}
          conditions={conditions}
          onChange={(next) => list.changeFilter(writeFilter(object, next))}
        />
      ) : (
        <Chip onRemove={() => list.changeFilter('')} removeLabel={t('filter.clear')}>
          <TypedWords filter={list.state.filter} />
        </Chip>
      )}
      <TypedFilter object={object} filter={list.state.filter} onChange={list.changeFilter} />
      <div className={styles.filterActions}>
        <SortMenu object={object} list={list} />
        <GroupMenu object={object} list={list} />
        <ColumnsMenu object={object} list={list} />
        <MakeSegment object={object} filter={list.state.filter} />
        {list.state.changed && <SaveView object={object} list={list} />}
      </div>
    </div>
  );
}

/** That the filter says more than chips can; of the members of a segment its name. */
function TypedWords({ filter }: { filter: string }) {
  const t = useText();
  const id = segmentOfFilter(filter);
  const { data: segments } = useQuery({ ...segmentsQuery, enabled: id !== undefined });
  const segment = segments?.find((one) => one.id === id);
  return segment ? (
    <>
      <span className="text-3">{t('filter.segment')}</span>
      <b className="ellipsis">{segment.name}</b>
    </>
  ) : (
    <span className="text-3">{t('filter.typed')}</span>
  );
}

/** "Make a segment of these": the filter of a list of customers becomes the conditions of a segment. */
function MakeSegment({ object, filter }: { object: ObjectType; filter: string }) {
  const t = useText();
  const allowed = may(useCatalog().named('segment'), 'create');
  if (object.name !== 'customer' || !allowed || filter.trim() === '' || segmentOfFilter(filter)) return null;
  return (
    <Button
      size="xs"
      className="wide-only"
      leftSection={<Icon name="segment" size={14} />}
      renderRoot={(props) => <Link {...newSegmentOf(filter)} {...props} />}
    >
      {t('list.makeSegment')}
    </Button>
  );
}

function Chips({
  object,
  conditions,
  onChange,
}: {
  object: ObjectType;
  conditions: Condition[];
  onChange: (next: Condition[]) => void;
}) {
  const t = useText();
  const label = useLabel();
  const [open, setOpen] = useState<number | 'new'>();
  const replace = (index: number, condition?: Condition) =>
    onChange(conditions.flatMap((other, at) => (at === index ? (condition ? [condition] : []) : [other])));
  return (
    <>
      {conditions.map((condition, index) => {
        const field = fieldOf(object, condition.field)!;
        return (
          <ConditionEditor
            key={index}
            object={object}
            condition={condition}
            opened={open === index}
            onClose={() => setOpen(undefined)}
            onApply={(next) => replace(index, next)}
          >
            <Chip
              onOpen={() => setOpen(index)}
              onRemove={() => replace(index)}
              removeLabel={t('filter.remove', { field: label(field.label) })}
            >
              <ConditionWords field={field} condition={condition} />
            </Chip>
          </ConditionEditor>
        );
      })}
      <ConditionEditor
        object={object}
        opened={open === 'new'}
        onClose={() => setOpen(undefined)}
        onApply={(next) => onChange([...conditions, next])}
      >
        <Button
          size="xs"
          variant="subtle"
          px={8}
          leftSection={<Icon name="plus" size={14} />}
          onClick={() => setOpen(open === 'new' ? undefined : 'new')}
        >
          {t('filter.add')}
        </Button>
      </ConditionEditor>
    </>
  );
}

function SaveView({ object, list }: { object: ObjectType; list: List }) {
  const t = useText();
  const client = useQueryClient();
  const [naming, setNaming] = useState(false);
  const { view } = list.state;
  const save = useMutation({
    mutationFn: () => changeView(view!, draftOf(object, list.state)),
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: ['views', object.name] });
      list.change({ filter: undefined, sort: undefined, columns: undefined, layout: undefined, group: undefined });
      showToast(t('view.saved', { name: saved.name }));
    },
  });
  return (
    <>
      {view && (
        <Button size="xs" className="wide-only" loading={save.isPending} onClick={() => save.mutate()}>
          {t('view.saveChanges')}
        </Button>
      )}
      <Button size="xs" className="wide-only" onClick={() => setNaming(true)}>
        {t('view.saveAs')}
      </Button>
      {naming && <ViewDialog object={object} list={list} onClose={() => setNaming(false)} />}
    </>
  );
}
