import { useQuery } from '@tanstack/react-query';
import type { Field } from '@/shared/api/catalog';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { isCode, useCodeWords } from './codes';
import type { Condition } from './conditions';
import { referenceNameQuery } from './references';

/** A condition in words: "Churn risk above 0.4". */
export function ConditionWords({ field, condition }: { field: Field; condition: Condition }) {
  const t = useText();
  const label = useLabel();
  const value = useValueWords(field, condition);
  return (
    <>
      <span className="ellipsis">{label(field.label)}</span>
      <span className="text-3">{t(`condition.${condition.operator}`)}</span>
      {value && <b className="ellipsis">{value}</b>}
    </>
  );
}

function useValueWords(field: Field, { operator, value }: Condition): string {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const codeWords = useCodeWords();
  const isPerson = field.type === 'reference' && value !== 'me' && typeof value === 'string';
  const { data: name } = useQuery({
    ...referenceNameQuery(field.target ?? '', isPerson ? value : ''),
    enabled: isPerson,
  });
  if (value === undefined) return '';
  if (isCode(field) && (operator === 'is' || operator === 'isNot')) return codeWords(field, String(value));
  if (operator === 'within' || operator === 'before') return t('condition.days', { count: Number(value) });
  const choice = (one: string) => label(field.choices?.find((candidate) => candidate.value === one)?.label) || one;
  if (Array.isArray(value)) return value.map(choice).join(', ');
  switch (field.type) {
    case 'choice':
    case 'choices':
      return choice(String(value));
    case 'date':
      return format.day(String(value));
    case 'number':
    case 'integer':
    case 'money':
      return format.number(value);
    case 'reference':
      return value === 'me' ? t('condition.me') : (name ?? '…');
    default:
      return String(value);
  }
}
