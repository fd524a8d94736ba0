import { Input, NativeSelect, NumberInput } from '@mantine/core';
import { useMe } from '@/shared/api/me';
import type { Money } from '@/shared/api/records';
import { useLanguage } from '@/shared/i18n/language';
import { useText } from '@/shared/i18n/text';

const usual = ['UAH', 'EUR', 'USD', 'PLN', 'GBP', 'RON', 'MDL', 'CZK', 'KZT', 'GEL'];

interface Props {
  name: string;
  label?: string;
  description?: string;
  withAsterisk?: boolean;
  error?: string;
  bare?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
  /** The only currency that the field allows, where it allows one. */
  currency?: string;
  value: Money | null;
  onChange: (value: Money | null) => void;
}

/** An amount beside its currency; the amount stays text, so that no cent is lost. */
export function MoneyInput({
  name,
  label,
  description,
  withAsterisk,
  error,
  bare,
  disabled,
  autoFocus,
  currency,
  value,
  onChange,
}: Props) {
  const t = useText();
  const me = useMe();
  const { language } = useLanguage();
  const chosen = value?.currency ?? currency ?? me.company.reportingCurrency;
  const currencies = currency ? [currency] : [...new Set([chosen, me.company.reportingCurrency, ...usual])];
  const input = (
    <div className="row" style={{ gap: 4 }}>
      <NumberInput
        className="grow"
        aria-label={name}
        hideControls
        autoFocus={autoFocus}
        disabled={disabled}
        error={Boolean(error)}
        decimalScale={4}
        thousandSeparator={language === 'en' ? ',' : '\u00a0'}
        decimalSeparator={language === 'en' ? '.' : ','}
        value={value?.amount ?? ''}
        onValueChange={({ value: amount }) => onChange(amount === '' ? null : { amount, currency: chosen })}
      />
      <NativeSelect
        w={88}
        aria-label={t('field.currencyOf', { field: name })}
        disabled={disabled || currencies.length === 1}
        data={currencies}
        value={chosen}
        onChange={(event) => onChange({ amount: value?.amount ?? '', currency: event.currentTarget.value })}
      />
    </div>
  );
  if (bare) return input;
  return (
    <Input.Wrapper label={label} description={description} withAsterisk={withAsterisk} error={error} labelElement="div">
      {input}
    </Input.Wrapper>
  );
}
