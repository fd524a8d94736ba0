import { Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { FieldType } from '@/shared/api/catalog';
import { request } from '@/shared/api/http';
import type { ExpressionCheck } from '@/shared/fields/TypedFilter';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';

/** A formula that is checked against the catalog while it is typed. */
export function FormulaInput({
  object,
  type,
  formula,
  error,
  disabled,
  onChange,
}: {
  object: string;
  type: FieldType;
  formula: string;
  error?: string;
  disabled: boolean;
  onChange: (formula: string) => void;
}) {
  const t = useText();
  const [expression] = useDebouncedValue(formula.trim(), 300);
  const { data: check } = useQuery({
    queryKey: ['expression', object, expression, type],
    queryFn: ({ signal }) =>
      request<ExpressionCheck>('GET', 'expressions/check', { query: { object, expression, type }, signal }),
    enabled: expression !== '' && !disabled,
    staleTime: 300_000,
  });
  const settled = expression === formula.trim() && expression !== '' ? check : undefined;
  const problem = settled && !settled.valid ? settled.problems[0] : undefined;
  const wrong = problem && t('filter.problem', { column: problem.column, message: problem.message });
  return (
    <div>
      <Textarea
        label={t('fields.formula')}
        autosize
        minRows={2}
        spellCheck={false}
        classNames={{ input: 'mono' }}
        disabled={disabled}
        value={formula}
        error={error ?? wrong}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <div className="good meta" role="status">
        {settled?.valid && (
          <>
            <Icon name="check" size={14} /> {t('fields.formulaRight')}
          </>
        )}
      </div>
    </div>
  );
}
