import { type ComboboxItem, type OptionsFilter } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ObjectType, useCatalog } from '@/shared/api/catalog';
import { useMe } from '@/shared/api/me';
import { Select } from '@/shared/fields/Select';
import { useLabel, useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { type Column, type Import, type Mapping, targetsQuery } from './imports';
import { NewFieldDialog } from './NewFieldDialog';
import { mappedOf, targetsOf, withColumn, withNeeds } from './targets';
import { useTargetWords } from './useTargetWords';

const makesField = 'new';

interface Props {
  item: Import;
  object: ObjectType;
  column: Column;
  name: string;
  disabled: boolean;
  onChange: (mapping: Mapping) => void;
}

/** Where one column goes; what is not there yet can be made on the way. */
export function TargetSelect({ item, object, column, name, disabled, onChange }: Props) {
  const t = useText();
  const label = useLabel();
  const catalog = useCatalog();
  const me = useMe();
  const words = useTargetWords(object, item.mapping);
  const [making, setMaking] = useState(false);
  const mapped = mappedOf(item.mapping, column);
  const target = mapped?.target ?? null;
  const targets = targetsOf(object, catalog);
  const { data: parts = [] } = useQuery(targetsQuery(object.name));
  const known = new Set([...targets, ...parts].map((one) => one.path));
  const taken = new Set(item.mapping.columns.map((one) => one.target).filter((other) => other !== target));
  const option = (path: string) => ({ value: path, label: words(path), disabled: taken.has(path) });
  const groups = [
    ...(me.administrator
      ? [{ group: t('imports.newFields'), items: [{ value: makesField, label: t('imports.createField', { name }) }] }]
      : []),
    ...(target && !known.has(target) ? [{ group: t('imports.otherTargets'), items: [option(target)] }] : []),
    { group: label(object.label), items: targets.filter((one) => !one.through).map((one) => option(one.path)) },
    ...object.fields
      .filter((field) => targets.some((one) => one.through === field))
      .map((field) => ({
        group: label(field.label),
        items: targets.filter((one) => one.through === field).map((one) => option(one.path)),
      })),
    ...[...new Set(parts.map((part) => part.group))].map((group) => ({
      group,
      items: parts.filter((part) => part.group === group).map((part) => option(part.path)),
    })),
  ];
  const choose = (next: string | null) => {
    if (next === makesField) setMaking(true);
    else {
      const create = next === target ? mapped?.create : null;
      const changed = withColumn(item.mapping, column, { target: next, create });
      onChange(next ? withNeeds(changed, object, catalog, me.company.reportingCurrency) : changed);
    }
  };
  return (
    <>
      <Select
        size="xs"
        aria-label={t('imports.goesToOf', { column: name })}
        placeholder={t('imports.leftOut')}
        disabled={disabled}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('action.clear') }}
        comboboxProps={{ width: 280, position: 'bottom-start' }}
        nothingFoundMessage={t('field.noneFound')}
        filter={alwaysNew}
        renderOption={({ option: { value, label: text } }) =>
          value === makesField ? (
            <span className="row accent">
              <Icon name="plus" size={14} />
              {text}
            </span>
          ) : (
            text
          )
        }
        data={groups}
        value={target}
        onChange={choose}
      />
      {making && (
        <NewFieldDialog
          item={item}
          column={column}
          name={name}
          before={mapped?.create}
          onClose={() => setMaking(false)}
          onCreate={(create) => {
            setMaking(false);
            onChange(withColumn(item.mapping, column, { target: null, create }));
          }}
        />
      )}
    </>
  );
}

/** Whatever is searched for, the way to a new field stays in sight. */
const alwaysNew: OptionsFilter = ({ options, search, limit }) => {
  const wanted = search.trim().toLocaleLowerCase();
  const fits = (option: ComboboxItem) =>
    option.value === makesField || option.label.toLocaleLowerCase().includes(wanted);
  return options
    .slice(0, limit)
    .map((entry) => ('items' in entry ? { ...entry, items: entry.items.filter(fits) } : entry))
    .filter((entry) => ('items' in entry ? entry.items.length > 0 : fits(entry)));
};
