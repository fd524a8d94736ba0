import { Radio } from '@mantine/core';
import type { Field, ObjectType } from '@/shared/api/catalog';
import type { Row } from '@/shared/api/records';
import { FieldValue, isMissing } from '@/shared/fields/FieldValue';
import { useLabel, useText } from '@/shared/i18n/text';
import styles from './duplicates.module.css';
import { asText } from './values';

export type Side = 'first' | 'second';
export type Choices = Record<string, Side>;

const unchosen = new Set(['quality', 'lastContactAt', 'orderCount', 'lastOrderAt', 'spent', 'createdAt', 'changedAt']);

/** Who keeps the record says nothing about who the customer is. */
const untold = new Set(['createdBy', 'changedBy']);

function same(a: Row, b: Row, field: Field): boolean {
  return JSON.stringify(a[field.name] ?? null) === JSON.stringify(b[field.name] ?? null);
}

/** Fields that people may choose between: both have a value, and not the same. */
export function conflicting(object: ObjectType, first: Row, second: Row): Field[] {
  return object.fields.filter(
    (field) =>
      !field.readOnly &&
      !field.formula &&
      !same(first, second, field) &&
      !isMissing(first[field.name]) &&
      !isMissing(second[field.name]),
  );
}

/** The first keeps what it has; what it lacks comes from the second. */
export function proposed(object: ObjectType, first: Row, second: Row): Choices {
  return Object.fromEntries(conflicting(object, first, second).map((field) => [field.name, 'first' as Side]));
}

interface Props {
  object: ObjectType;
  first: Row;
  second: Row;
  choices: Choices;
  onChoose: (field: string, side: Side) => void;
}

/** Two records beside each other: what differs and may be chosen, what only one of them has, what is the same. */
export function Comparison({ object, first, second, choices, onChoose }: Props) {
  const t = useText();
  const label = useLabel();
  const open = new Set(conflicting(object, first, second).map((field) => field.name));
  const rows = object.fields
    .filter((field) => !untold.has(field.name) && (!isMissing(first[field.name]) || !isMissing(second[field.name])))
    .sort((a, b) => rank(a) - rank(b));
  function rank(field: Field): number {
    if (open.has(field.name)) return 0;
    return unchosen.has(field.name) ? 3 : same(first, second, field) ? 2 : 1;
  }
  const cell = (field: Field, row: Row, side: Side) => {
    const value = isMissing(row[field.name]) ? (
      <span className="text-3">{t('value.none')}</span>
    ) : (
      <FieldValue field={field} value={row[field.name]} plain />
    );
    if (!open.has(field.name)) return value;
    return (
      <Radio
        size="xs"
        name={`choice-${field.name}`}
        label={value}
        aria-label={`${label(field.label)}: ${asText(row.name)}`}
        checked={(choices[field.name] ?? 'first') === side}
        onChange={() => onChoose(field.name, side)}
      />
    );
  };
  return (
    <table className={styles.comparison}>
      <colgroup>
        <col className={styles.fieldColumn} />
        <col />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('compare.field')}</th>
          <th scope="col">{asText(first.name)}</th>
          <th scope="col">{asText(second.name)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((field) => (
          <tr key={field.name} data-same={rank(field) >= 2 || undefined} data-open={open.has(field.name) || undefined}>
            <th scope="row">{label(field.label)}</th>
            <td>{cell(field, first, 'first')}</td>
            <td>{cell(field, second, 'second')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
