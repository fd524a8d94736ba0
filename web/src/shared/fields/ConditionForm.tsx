import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type Field, fieldOf, type ObjectType } from '@/shared/api/catalog';
import { useLabel, useText } from '@/shared/i18n/text';
import { ChannelInput } from './ChannelInput';
import { Select } from './Select';
import { isChannelCode } from './codes';
import { type Condition, needsValue, type Operator, operatorsOf } from './conditions';
import { ReferenceInput } from './ReferenceInput';
import { referenceNameQuery } from './references';

interface Props {
  object: ObjectType;
  condition?: Condition;
  onClose: () => void;
  onApply: (condition: Condition) => void;
}

/** Field, question and value of one condition, by the field's type. */
export default function ConditionForm({ object, condition, onClose, onApply }: Props) {
  const t = useText();
  const label = useLabel();
  const [name, setName] = useState(condition?.field);
  const field = name ? fieldOf(object, name) : undefined;
  const [operator, setOperator] = useState<Operator | undefined>(condition?.operator);
  const [value, setValue] = useState<Condition['value']>(condition?.value);

  const chooseField = (next: string | null) => {
    const chosen = next ? fieldOf(object, next) : undefined;
    setName(next ?? undefined);
    setOperator(chosen && operatorsOf[chosen.type][0]);
    setValue(undefined);
  };
  const complete =
    field &&
    operator &&
    (!needsValue(operator) || (value !== undefined && value !== '' && (!Array.isArray(value) || value.length > 0)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!complete) return;
    onApply({ field: field.name, operator, ...(needsValue(operator) ? { value } : {}) });
    onClose();
  };
  return (
    <form onSubmit={submit} style={{ display: 'grid', gap: 10 }}>
      <Select
        label={t('filter.field')}
        searchable
        data={object.fields.map((candidate) => ({ value: candidate.name, label: label(candidate.label) }))}
        value={name ?? null}
        onChange={chooseField}
        data-autofocus={condition ? undefined : true}
        comboboxProps={{ withinPortal: false }}
      />
      {field && operator && (
        <Select
          label={t('filter.question')}
          data={operatorsOf[field.type].map((choice) => ({ value: choice, label: t(`condition.${choice}`) }))}
          value={operator}
          onChange={(next) => {
            setOperator(next as Operator);
            if (next === 'anyOf' || operator === 'anyOf' || next === 'within' || next === 'before') setValue(undefined);
          }}
          comboboxProps={{ withinPortal: false }}
        />
      )}
      {field && operator && needsValue(operator) && (
        <ValueInput field={field} operator={operator} value={value} onChange={setValue} />
      )}
      <div className="row" style={{ justifyContent: 'flex-end' }}>
        <Button size="xs" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button size="xs" variant="filled" type="submit" disabled={!complete}>
          {t('filter.apply')}
        </Button>
      </div>
    </form>
  );
}

interface ValueProps {
  field: Field;
  operator: Operator;
  value: Condition['value'];
  onChange: (value: Condition['value']) => void;
}

function ValueInput({ field, operator, value, onChange }: ValueProps) {
  const t = useText();
  const label = useLabel();
  const text = value === undefined || Array.isArray(value) ? '' : String(value);
  const common = { label: t('filter.value'), 'data-autofocus': true };
  const choices = (field.choices ?? []).map((choice) => ({
    value: choice.value,
    label: label(choice.label) || choice.value,
  }));
  if (operator === 'within' || operator === 'before') {
    return (
      <NumberInput
        {...common}
        label={t('filter.days')}
        min={1}
        max={36500}
        allowDecimal={false}
        value={text}
        onChange={(days) => onChange(days === '' ? undefined : Number(days))}
      />
    );
  }
  if (operator === 'anyOf') {
    return (
      <Checkbox.Group label={t('filter.value')} value={Array.isArray(value) ? value : []} onChange={onChange}>
        {choices.map((choice) => (
          <Checkbox key={choice.value} mt={6} value={choice.value} label={choice.label} />
        ))}
      </Checkbox.Group>
    );
  }
  switch (field.type) {
    case 'choice':
    case 'choices':
      return (
        <Select
          {...common}
          data={choices}
          value={text || null}
          onChange={(choice) => onChange(choice ?? undefined)}
          comboboxProps={{ withinPortal: false }}
        />
      );
    case 'date':
      return (
        <DateInput
          size="sm"
          {...common}
          valueFormat="D MMM YYYY"
          value={text || null}
          onChange={(day) => onChange(day ?? undefined)}
          popoverProps={{ withinPortal: false }}
        />
      );
    case 'integer':
    case 'number':
    case 'money':
      return (
        <NumberInput
          {...common}
          hideControls
          allowDecimal={field.type !== 'integer'}
          value={text}
          onValueChange={({ value: plain }) => onChange(plain || undefined)}
        />
      );
    case 'reference':
      return <ReferenceValue field={field} value={text} onChange={onChange} />;
    default:
      if (isChannelCode(field) && operator !== 'contains' && operator !== 'startsWith')
        return (
          <ChannelInput
            {...common}
            value={text}
            onChange={(code) => onChange(code ?? undefined)}
            comboboxProps={{ withinPortal: false }}
          />
        );
      return <TextInput {...common} value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
}

function ReferenceValue({
  field,
  value,
  onChange,
}: {
  field: Field;
  value: string;
  onChange: (value: string | undefined) => void;
}) {
  const t = useText();
  const { data: name } = useQuery({
    ...referenceNameQuery(field.target ?? '', value),
    enabled: value !== '' && value !== 'me',
  });
  return (
    <>
      {field.target === 'user' && (
        <Checkbox
          label={t('condition.me')}
          checked={value === 'me'}
          onChange={(event) => onChange(event.currentTarget.checked ? 'me' : undefined)}
        />
      )}
      {value !== 'me' && (
        <ReferenceInput
          key={name}
          target={field.target ?? ''}
          label={t('filter.value')}
          value={value && name ? { id: value, name } : null}
          onChange={(reference) => onChange(reference?.id)}
          required
        />
      )}
    </>
  );
}
