import { Checkbox, MultiSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { DateInput, DateTimePicker } from '@mantine/dates';
import { type Field, offeredChoices } from '@/shared/api/catalog';
import { isMoney, isReference, type Money, type Value } from '@/shared/api/records';
import { useLanguage } from '@/shared/i18n/language';
import { useLabel, useText } from '@/shared/i18n/text';
import { ChannelInput } from './ChannelInput';
import { Select } from './Select';
import { isChannelCode } from './codes';
import { MoneyInput } from './MoneyInput';
import { ReferenceInput } from './ReferenceInput';

export interface FieldInputProps {
  field: Field;
  value: Value;
  onChange: (value: Value) => void;
  error?: string;
  /** In a cell the column's header is the visible label; the input is named for screen readers only. */
  bare?: boolean;
  autoFocus?: boolean;
  disabled?: boolean;
}

/** The control that edits a value of the field's type; controlled, without saving. */
export function FieldInput({ field, value, onChange, error, bare, autoFocus, disabled }: FieldInputProps) {
  const label = useLabel();
  const t = useText();
  const { language } = useLanguage();
  const name = label(field.label);
  const text =
    isReference(value) || isMoney(value) || Array.isArray(value) || value === null || value === undefined
      ? ''
      : String(value);
  const common = {
    ...(bare
      ? { 'aria-label': name }
      : {
          label: name,
          description: field.description ? label(field.description) : undefined,
          withAsterisk: field.required,
        }),
    error,
    disabled,
    'data-autofocus': autoFocus || undefined,
    autoFocus,
  };
  const choices = offeredChoices(field, Array.isArray(value) ? value : text).map((choice) => ({
    value: choice.value,
    label: label(choice.label) || choice.value,
  }));
  const clear = { clearable: !field.required, clearButtonProps: { 'aria-label': t('action.clear') } };
  switch (field.type) {
    case 'longText':
      return (
        <Textarea
          {...common}
          autosize
          minRows={3}
          maxRows={10}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'boolean':
      return (
        <Checkbox
          {...(bare ? { 'aria-label': name } : { label: name })}
          error={error}
          disabled={disabled}
          autoFocus={autoFocus}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'integer':
    case 'number':
      return (
        <NumberInput
          {...common}
          hideControls
          value={text}
          allowDecimal={field.type === 'number'}
          thousandSeparator={language === 'en' ? ',' : '\u00a0'}
          decimalSeparator={language === 'en' ? '.' : ','}
          onValueChange={({ value: plain }) =>
            onChange(plain === '' ? null : field.type === 'integer' ? Number(plain) : plain)
          }
        />
      );
    case 'money':
      return (
        <MoneyInput
          {...common}
          name={name}
          bare={bare}
          currency={field.currency ?? undefined}
          value={isMoney(value) ? (value as Money) : null}
          onChange={onChange}
        />
      );
    case 'date':
      return (
        <DateInput
          size="sm"
          {...common}
          {...clear}
          valueFormat="D MMM YYYY"
          value={text || null}
          onChange={(day) => onChange(day)}
        />
      );
    case 'time':
      return (
        <DateTimePicker
          size="sm"
          {...common}
          {...clear}
          valueFormat="D MMM YYYY HH:mm"
          value={text ? localText(text) : null}
          onChange={(moment) => onChange(moment ? new Date(moment.replace(' ', 'T')).toISOString() : null)}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          {...clear}
          data={choices}
          searchable={choices.length > 8}
          value={text || null}
          onChange={(choice) => onChange(choice)}
        />
      );
    case 'choices':
      return (
        <MultiSelect
          {...common}
          data={choices}
          searchable
          value={Array.isArray(value) ? value : []}
          onChange={(chosen) => onChange(chosen)}
        />
      );
    case 'reference':
      return (
        <ReferenceInput
          {...common}
          target={field.target ?? ''}
          value={isReference(value) ? value : null}
          onChange={onChange}
          required={field.required}
        />
      );
    case 'email':
    case 'phone':
    case 'url':
    case 'text':
      if (isChannelCode(field)) return <ChannelInput {...common} {...clear} value={text} onChange={onChange} />;
      return (
        <TextInput
          {...common}
          type={
            field.type === 'email' ? 'email' : field.type === 'phone' ? 'tel' : field.type === 'url' ? 'url' : 'text'
          }
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}

/** The instant as local wall-clock text, which the picker works with. */
function localText(instant: string): string {
  const date = new Date(instant);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}
