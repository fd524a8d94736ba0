import { Button } from '@mantine/core';
import { useState } from 'react';
import { fieldOf, type ObjectType } from '@/shared/api/catalog';
import { type Condition, readFilter, writeFilter } from '@/shared/fields/conditions';
import { ConditionEditor } from '@/shared/fields/ConditionEditor';
import { ConditionWords } from '@/shared/fields/ConditionWords';
import { TypedFilter } from '@/shared/fields/TypedFilter';
import { useLabel, useText } from '@/shared/i18n/text';
import { Chip } from '@/shared/ui/Chip';
import { Icon } from '@/shared/ui/Icon';
import styles from '../reports.module.css';

/** Which records are counted: chips in words, and the expression that they are. */
export function FilterField({
  object,
  filter,
  onChange,
}: {
  object: ObjectType;
  filter: string;
  onChange: (filter: string) => void;
}) {
  const t = useText();
  const label = useLabel();
  const [open, setOpen] = useState<number | 'new'>();
  const conditions = readFilter(object, filter);
  const write = (next: Condition[]) => onChange(writeFilter(object, next));
  return (
    <fieldset className={styles.part}>
      <legend>{t('reports.filter')}</legend>
      {conditions && (
        <div className={styles.chips}>
          {conditions.map((condition, index) => {
            const field = fieldOf(object, condition.field)!;
            const replace = (next?: Condition) =>
              write(conditions.flatMap((other, at) => (at === index ? (next ? [next] : []) : [other])));
            return (
              <ConditionEditor
                key={index}
                object={object}
                condition={condition}
                opened={open === index}
                onClose={() => setOpen(undefined)}
                onApply={replace}
              >
                <Chip
                  onOpen={() => setOpen(index)}
                  onRemove={() => replace()}
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
            onApply={(next) => write([...conditions, next])}
          >
            <Button
              size="xs"
              variant="subtle"
              leftSection={<Icon name="plus" size={14} />}
              onClick={() => setOpen(open === 'new' ? undefined : 'new')}
            >
              {t('filter.add')}
            </Button>
          </ConditionEditor>
        </div>
      )}
      <TypedFilter object={object} filter={filter} onChange={onChange} />
    </fieldset>
  );
}
