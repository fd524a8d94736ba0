import { Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Field, ObjectType } from '@/shared/api/catalog';
import { useLabel, useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import type { List } from './ListHeader';

/** Which columns stand in the list, in which order, and how many of the first stay in place. */
export function ColumnsMenu({ object, list }: { object: ObjectType; list: List }) {
  const t = useText();
  const label = useLabel();
  const [sought, setSought] = useState('');
  const { columns, pinned } = list.state;
  const change = (next: Field[]) => list.change({ columns: next.map((field) => field.name).join(',') });
  const move = (index: number, by: number) => {
    const next = [...columns];
    const [column] = next.splice(index, 1);
    next.splice(index + by, 0, column!);
    change(next);
  };
  const others = object.fields.filter(
    (field) =>
      !field.detail &&
      !columns.includes(field) &&
      label(field.label).toLocaleLowerCase().includes(sought.toLocaleLowerCase()),
  );
  return (
    <Popover position="bottom-end" width={340} trapFocus>
      <Popover.Target>
        <Button size="xs" variant="subtle" px={8} className="wide-only" leftSection={<Icon name="columns" size={14} />}>
          {t('columns.title')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('columns.title')} style={{ maxHeight: 480, overflow: 'auto' }}>
        <ul>
          {columns.map((field, index) => {
            const name = label(field.label);
            return (
              <li key={field.name} className="row small" style={{ height: 32, gap: 2 }}>
                <Checkbox
                  className="grow"
                  label={name}
                  checked
                  disabled={field.name === object.title}
                  onChange={() => change(columns.filter((other) => other !== field))}
                />
                <IconButton
                  icon="up"
                  label={t('columns.earlier', { field: name })}
                  disabled={index === 0}
                  onClick={() => move(index, -1)}
                />
                <IconButton
                  icon="down"
                  label={t('columns.later', { field: name })}
                  disabled={index === columns.length - 1}
                  onClick={() => move(index, 1)}
                />
                <IconButton
                  icon="pin"
                  label={index < pinned ? t('columns.unpin', { field: name }) : t('columns.pin', { field: name })}
                  aria-pressed={index < pinned}
                  style={index < pinned ? { color: 'var(--relata-accent-text)' } : undefined}
                  onClick={() => list.change({ pinned: index < pinned ? index : index + 1 })}
                />
              </li>
            );
          })}
        </ul>
        <TextInput
          my={6}
          aria-label={t('columns.search')}
          placeholder={t('columns.search')}
          leftSection={<Icon name="search" size={14} />}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
        <ul>
          {others.map((field) => (
            <li key={field.name} className="row small" style={{ height: 32 }}>
              <Checkbox label={label(field.label)} checked={false} onChange={() => change([...columns, field])} />
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
