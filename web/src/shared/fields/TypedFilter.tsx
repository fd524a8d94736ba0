import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useShortcut } from '@/shared/actions/shortcuts';
import type { ObjectType } from '@/shared/api/catalog';
import { request } from '@/shared/api/http';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { Kbd } from '@/shared/ui/Kbd';
import styles from './TypedFilter.module.css';

export interface ExpressionCheck {
  valid: boolean;
  problems: { line: number; column: number; message: string; expected?: string | string[] | null }[];
}

function checkQuery(object: string, expression: string) {
  return {
    queryKey: ['expression', object, expression],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      request<ExpressionCheck>('GET', 'expressions/check', { query: { object, expression, type: 'boolean' }, signal }),
    staleTime: 300_000,
  };
}

/** The filter as an expression: checked while it is typed, applied with Enter, taken back with Esc. */
export function TypedFilter({
  object,
  filter,
  onChange,
}: {
  object: ObjectType;
  filter: string;
  onChange: (filter: string) => void;
}) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState<string>();
  const givenUp = useRef(false);
  const typed = draft ?? filter;
  const [debounced] = useDebouncedValue(typed.trim(), 250);
  const { data: check } = useQuery({ ...checkQuery(object.name, debounced), enabled: debounced !== '' });
  const problem =
    debounced === typed.trim() && debounced !== '' && check && !check.valid ? check.problems[0] : undefined;
  useShortcut('/', 'shortcuts.filter', 'shortcuts.list', () => input.current?.focus());

  const apply = () => {
    if (draft === undefined || problem || givenUp.current) return;
    onChange(draft.trim());
    setDraft(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') apply();
    if (event.key === 'Escape') {
      givenUp.current = true;
      setDraft(undefined);
      input.current?.blur();
      givenUp.current = false;
    }
  };
  const expected = Array.isArray(problem?.expected) ? problem.expected.join(', ') : problem?.expected;
  return (
    <div className={styles.box} data-wrong={problem !== undefined || undefined}>
      <Icon name="function" size={14} className="text-3" />
      <div className={styles.editor}>
        <div className={styles.colours} aria-hidden="true">
          <Coloured expression={typed} />
        </div>
        <input
          ref={input}
          className={styles.input}
          value={typed}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={apply}
          onScroll={(event) => {
            const colours = event.currentTarget.previousElementSibling;
            if (colours) colours.scrollLeft = event.currentTarget.scrollLeft;
          }}
          aria-label={t('filter.expression')}
          aria-invalid={problem !== undefined}
          aria-describedby={problem ? 'typed-filter-problem' : undefined}
          placeholder={t('filter.placeholder')}
          spellCheck={false}
          autoComplete="off"
        />
      </div>
      {draft === undefined && <Kbd>/</Kbd>}
      {problem && (
        <div className={styles.problem} id="typed-filter-problem" role="alert">
          <Icon name="risk" size={14} /> {t('filter.problem', { column: problem.column, message: problem.message })}
          {expected && <div className="text-3">{t('filter.expected', { expected })}</div>}
        </div>
      )}
    </div>
  );
}

const token = /("(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?)|([A-Za-z_][\w.]*)|(\d+(?:\.\d+)?)|(\s+)|([^\w\s"']+)/g;

/** Names in the accent, values in green, signs in grey: behind the transparent text of the input. */
function Coloured({ expression }: { expression: string }) {
  return [...expression.matchAll(token)].map((match, index) => (
    <span key={index} className={match[1] || match[3] ? styles.value : match[2] ? styles.name : styles.sign}>
      {match[0]}
    </span>
  ));
}
