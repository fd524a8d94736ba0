import { NativeSelect } from '@mantine/core';
import { type ObjectType, useCatalog } from '@/shared/api/catalog';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { type Column, type DateOrder, type DecimalMark, type Import, type ImportVerbs, type Mapping } from './imports';
import styles from './imports.module.css';
import { TargetSelect } from './TargetSelect';
import { mappedOf, targetsOf, withColumn } from './targets';

const sure = 90;

interface Props {
  item: Import;
  object: ObjectType;
  verbs: ImportVerbs;
  disabled: boolean;
}

/** Each column with what is in it, what it most likely is, and where it goes. */
export function ColumnTable({ item, object, verbs, disabled }: Props) {
  const t = useText();
  const change = (mapping: Mapping) => verbs.map.mutate(mapping);
  return (
    <div className={styles.scroller} tabIndex={0} role="region" aria-label={t('imports.columnsTitle')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('imports.column')}</th>
            <th scope="col">{t('imports.examples')}</th>
            <th scope="col">{t('imports.guess')}</th>
            <th scope="col">{t('imports.goesTo')}</th>
            <th scope="col">{t('imports.note')}</th>
          </tr>
        </thead>
        <tbody>
          {item.columns.map((column) => {
            const mapped = mappedOf(item.mapping, column);
            const target = mapped?.target ?? null;
            const name = column.name || t('imports.columnNumber', { number: column.index + 1 });
            return (
              <tr key={column.index} data-open={!target || undefined}>
                <th scope="row" className="ellipsis">
                  {name}
                </th>
                <td className={styles.examples} title={column.examples.join(' · ')}>
                  {column.examples.slice(0, 3).join(' · ')}
                </td>
                <td className="nowrap">
                  {t(`imports.type.${column.guess.type}`)}{' '}
                  <span className={`meta tabular ${column.guess.confidence < sure ? 'warn' : 'text-3'}`}>
                    {t('imports.sure', { percent: column.guess.confidence })}
                  </span>
                </td>
                <td>
                  <div className={styles.goes}>
                    <Icon name="right" size={14} className="text-3" />
                    <TargetSelect
                      item={item}
                      object={object}
                      column={column}
                      name={name}
                      disabled={disabled}
                      onChange={change}
                    />
                  </div>
                </td>
                <td className={styles.note}>
                  <Reading item={item} object={object} column={column} disabled={disabled} onChange={change} />
                  {mapped?.create
                    ? t('imports.newFieldNote', { type: t(`fieldType.${mapped.create.type ?? 'text'}`) })
                    : (column.guess.note ?? (target ? '' : t('imports.leftOutNote')))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const isDay = (type: string | null | undefined) => type === 'date' || type === 'time';

/** How dates and numbers of a column are written, where that is a question. */
function Reading({
  item,
  object,
  column,
  disabled,
  onChange,
}: {
  item: Import;
  object: ObjectType;
  column: Column;
  disabled: boolean;
  onChange: (mapping: Mapping) => void;
}) {
  const t = useText();
  const catalog = useCatalog();
  const targets = targetsOf(object, catalog);
  const mapped = mappedOf(item.mapping, column);
  const name = column.name || String(column.index + 1);
  const type = mapped?.create?.type ?? targets.find((one) => one.path === mapped?.target)?.field?.type;
  if (isDay(column.guess.type) || isDay(type)) {
    const orders: DateOrder[] = ['dayFirst', 'monthFirst', 'yearFirst'];
    return (
      <NativeSelect
        size="xs"
        aria-label={t('imports.dateOrderOf', { column: name })}
        disabled={disabled}
        data={orders.map((value) => ({ value, label: t(`imports.dateOrder.${value}`) }))}
        value={mapped?.dateOrder ?? column.guess.dateOrder}
        onChange={(event) =>
          onChange(withColumn(item.mapping, column, { dateOrder: event.currentTarget.value as DateOrder }))
        }
      />
    );
  }
  if (column.guess.type === 'number' || column.guess.type === 'money') {
    const marks: DecimalMark[] = ['point', 'comma'];
    return (
      <NativeSelect
        size="xs"
        aria-label={t('imports.decimalOf', { column: name })}
        disabled={disabled}
        data={marks.map((value) => ({ value, label: t(`imports.decimal.${value}`) }))}
        value={mapped?.decimalMark ?? column.guess.decimal}
        onChange={(event) =>
          onChange(withColumn(item.mapping, column, { decimalMark: event.currentTarget.value as DecimalMark }))
        }
      />
    );
  }
  return null;
}
