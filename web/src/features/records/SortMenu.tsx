import { Button, Popover } from '@mantine/core';
import { fieldOf, type ObjectType } from '@/shared/api/catalog';
import { Select } from '@/shared/fields/Select';
import { useLabel, useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import type { List } from './ListHeader';
import { type SortKey, writeSort } from './listState';

/** Sorting by several fields, the first weighs most. */
export function SortMenu({ object, list }: { object: ObjectType; list: List }) {
  const t = useText();
  const label = useLabel();
  const keys = list.state.sort;
  const change = (next: SortKey[]) => list.change({ sort: writeSort(next) || undefined });
  const free = object.fields.filter((field) => field.sortable && !keys.some((key) => key.field === field.name));
  return (
    <Popover position="bottom-end" width={320} trapFocus>
      <Popover.Target>
        <Button size="xs" variant="subtle" px={8} className="wide-only" leftSection={<Icon name="sort" size={14} />}>
          {t('sort.title')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('sort.title')}>
        <ul>
          {keys.map((key, index) => {
            const name = label(fieldOf(object, key.field)?.label) || key.field;
            return (
              <li key={key.field} className="row small" style={{ height: 34 }}>
                <span className="grow ellipsis">{name}</span>
                <Button
                  size="xs"
                  variant="subtle"
                  leftSection={<Icon name={key.descending ? 'descending' : 'ascending'} size={14} />}
                  onClick={() =>
                    change(
                      keys.map((other, at) => (at === index ? { ...other, descending: !other.descending } : other)),
                    )
                  }
                >
                  {key.descending ? t('sort.descending') : t('sort.ascending')}
                </Button>
                <IconButton
                  icon="close"
                  label={t('sort.remove', { field: name })}
                  onClick={() => change(keys.filter((_, at) => at !== index))}
                />
              </li>
            );
          })}
        </ul>
        <Select
          mt={6}
          placeholder={t('sort.add')}
          aria-label={t('sort.add')}
          searchable
          value={null}
          data={free.map((field) => ({ value: field.name, label: label(field.label) }))}
          onChange={(field) => field && change([...keys, { field, descending: false }])}
          comboboxProps={{ withinPortal: false }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
