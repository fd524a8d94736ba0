import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ObjectType } from '@/shared/api/catalog';
import { Select } from '@/shared/fields/Select';
import { useLabel, useText } from '@/shared/i18n/text';
import { IconButton } from '@/shared/ui/IconButton';
import { type By, type Step, steps } from '../api';
import { type Choosable, isCounted, isDated, optionsOf, toGroup } from '../fields';
import styles from '../reports.module.css';

/** One field to group by; days in periods, numbers in ranges. */
export function GroupField({
  index,
  fields,
  object,
  group,
  onChange,
}: {
  index: number;
  fields: Choosable[];
  object: ObjectType;
  group: By;
  /** Undefined removes it. */
  onChange: (group: By | undefined) => void;
}) {
  const t = useText();
  const label = useLabel();
  const field = fields.find((each) => each.path === group.by);
  const options = optionsOf(fields.filter(toGroup), label(object.label));
  const own = field
    ? options
    : [{ group: label(object.label), items: [{ value: group.by, label: group.by }] }, ...options];
  return (
    <div className={styles.row}>
      <Select
        aria-label={t('reports.group', { number: index + 1 })}
        data={own}
        value={group.by}
        searchable
        allowDeselect={false}
        onChange={(path) => {
          const chosen = fields.find((each) => each.path === path);
          if (!path || !chosen) return;
          onChange({
            by: path,
            step: isDated(chosen) ? (group.step ?? 'month') : null,
            bounds: chosen.type === 'money' || chosen.type === 'number' ? (group.bounds ?? [0, 100, 1000]) : null,
          });
        }}
      />
      {(isDated(field) || group.step) && (
        <Select
          aria-label={t('reports.step', { number: index + 1 })}
          className={styles.narrow}
          data={steps.map((step) => ({ value: step, label: t(`reports.step.${step}`) }))}
          value={group.step ?? 'month'}
          allowDeselect={false}
          onChange={(step) => onChange({ ...group, step: step as Step })}
        />
      )}
      {isCounted(field) && <Bounds group={group} optional={field?.type !== 'money'} onChange={onChange} />}
      <IconButton
        icon="close"
        label={t('reports.removeGroup', { number: index + 1 })}
        onClick={() => onChange(undefined)}
      />
    </div>
  );
}

function Bounds({ group, optional, onChange }: { group: By; optional: boolean; onChange: (group: By) => void }) {
  const t = useText();
  const [typed, setTyped] = useState((group.bounds ?? []).join(' '));
  const numbers = typed
    .split(/[\s;]+/)
    .filter(Boolean)
    .map((text) => Number(text.replace(',', '.')));
  const wrong = numbers.some(Number.isNaN) || numbers.some((number, at) => at > 0 && number <= numbers[at - 1]!);
  const empty = numbers.length === 0 && !optional;
  return (
    <TextInput
      aria-label={t('reports.bounds')}
      placeholder={t('reports.boundsHint')}
      title={t('reports.boundsHint')}
      value={typed}
      error={wrong || empty}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => !wrong && !empty && onChange({ ...group, bounds: numbers.length > 0 ? numbers : null })}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
}
