import { Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { countedLabel, type Field, type ObjectType } from '@/shared/api/catalog';
import { request } from '@/shared/api/http';
import { type Count, isMoney, listRecords, type Money } from '@/shared/api/records';
import { numeric } from '@/shared/fields/FieldValue';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { PoorMark } from '@/shared/standing/PoorMark';
import { isModelled } from '@/shared/standing/modelled';
import styles from './list.module.css';
import type { List } from './ListHeader';

interface Sums {
  count: Count;
  fields: { field: string; sum?: (string | Money)[] | null; median?: string | Money | null; missing: number }[];
}

/** How many, and per column the sum and what is missing: a question of its own, so that the rows never wait for it. */
export function TableFooter({
  object,
  list,
  total,
  lefts,
}: {
  object: ObjectType;
  list: List;
  total?: Count;
  lefts: (number | undefined)[];
}) {
  const t = useText();
  const { filter, columns, bin } = list.state;
  const fields = columns
    .filter((column) => column.name !== object.title && numeric.has(column.type))
    .map((column) => column.name);
  const { data: sums, isError } = useQuery({
    queryKey: ['sums', object.path, filter, fields],
    queryFn: ({ signal }) => request<Sums>('GET', `${object.path}/sums`, { query: { filter, fields }, signal }),
    enabled: fields.length > 0 && !bin,
    staleTime: 30_000,
  });
  return (
    <tfoot>
      <tr>
        <td className={styles.checkFoot} />
        {columns.map((column, index) => (
          <td
            key={column.name}
            className={numeric.has(column.type) ? styles.numberCell : undefined}
            data-pinned={lefts[index] !== undefined || undefined}
            style={{ left: lefts[index] }}
          >
            {index === 0 ? (
              <Total key={`${filter}`} object={object} filter={filter} bin={bin} total={total} />
            ) : isError ? null : (
              <ColumnSum field={column} sums={sums} />
            )}
          </td>
        ))}
        <td className={styles.filler} title={isError ? t('list.sumsFailed') : undefined} />
      </tr>
    </tfoot>
  );
}

function Total({ object, filter, bin, total }: { object: ObjectType; filter: string; bin: boolean; total?: Count }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const [exactly, setExactly] = useState(false);
  const { data: exact, isFetching } = useQuery({
    queryKey: ['records', object.path, 'exact', filter, bin],
    queryFn: ({ signal }) =>
      listRecords(
        object.path,
        { filter, fields: [object.title], limit: 1, total: 'exact', bin: bin || undefined },
        signal,
      ).then((page) => page.total),
    enabled: exactly,
  });
  const shown = exact ?? total;
  if (!shown) return null;
  return (
    <span className="nowrap">
      <FormattedMessage
        id="list.total"
        values={{
          count: format.count(shown),
          objects: label(countedLabel(object, shown)).toLocaleLowerCase(),
          b: (parts) => <b key="count">{parts}</b>,
        }}
      />
      {!shown.exact && (
        <>
          {' · '}
          <button type="button" className="link" disabled={isFetching} onClick={() => setExactly(true)}>
            {isFetching ? t('list.counting') : t('list.countExactly')}
          </button>
        </>
      )}
    </span>
  );
}

function ColumnSum({ field, sums }: { field: Field; sums?: Sums }) {
  const t = useText();
  const format = useFormat();
  const found = sums?.fields.find((candidate) => candidate.field === field.name);
  if (!found) return null;
  const shown = (value: string | Money) => (isMoney(value) ? format.money(value) : format.number(value));
  const values = numeric.has(field.type) ? (found.sum ?? []) : [];
  if (values.length === 0)
    return found.missing > 0 ? (
      <span className="nowrap">{t('list.missing', { count: format.number(found.missing) })}</span>
    ) : null;
  if (values.length > 1) return <SumsByCurrency field={field} sums={values.map(shown)} />;
  const title = [
    found.median ? t('list.median', { value: shown(found.median) }) : '',
    found.missing > 0 ? t('list.missing', { count: format.number(found.missing) }) : '',
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <span className={styles.value} title={title || undefined}>
      {'Σ '}
      <b>{values.map(shown)}</b>
      {isModelled(field) && <PoorMark />}
    </span>
  );
}

/** Amounts in several currencies make no one sum: the cell says how many there are and opens them. */
function SumsByCurrency({ field, sums }: { field: Field; sums: string[] }) {
  const t = useText();
  const label = useLabel();
  return (
    <Popover position="top-end">
      <Popover.Target>
        <button type="button" className="link">
          <span className="visually-hidden">{`${label(field.label)}: `}</span>
          {'Σ '}
          {t('list.sumsByCurrency', { count: sums.length })}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <h2 className="small">{t('list.sumOf', { field: label(field.label) })}</h2>
        <ul className={styles.sums}>
          {sums.map((sum) => (
            <li key={sum} className="tabular nowrap">
              {sum}
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
