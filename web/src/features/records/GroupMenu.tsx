import { Button, Menu } from '@mantine/core';
import { fieldOf, type ObjectType } from '@/shared/api/catalog';
import { useLabel, useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import type { List } from './ListHeader';

const groupable = new Set(['choice', 'boolean', 'reference']);

/** Which field's values become the headings of the list, or the columns of the board. */
export function GroupMenu({ object, list }: { object: ObjectType; list: List }) {
  const t = useText();
  const label = useLabel();
  const board = list.state.layout === 'board';
  const fields = object.fields.filter((field) => (board ? field.type === 'choice' : groupable.has(field.type)));
  if (fields.length === 0) return null;
  const chosen = list.state.groupBy ? fieldOf(object, list.state.groupBy) : undefined;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="subtle" px={8} className="wide-only" leftSection={<Icon name="group" size={14} />}>
          {chosen ? t('group.by', { field: label(chosen.label) }) : t('group.title')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {!board && (
          <Menu.Item
            onClick={() => list.change({ group: list.state.view?.groupBy ? 'none' : undefined })}
            rightSection={chosen ? undefined : <Icon name="check" />}
          >
            {t('group.none')}
          </Menu.Item>
        )}
        {fields.map((field) => (
          <Menu.Item
            key={field.name}
            onClick={() => list.change({ group: field.name })}
            rightSection={field === chosen ? <Icon name="check" /> : undefined}
          >
            {label(field.label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
