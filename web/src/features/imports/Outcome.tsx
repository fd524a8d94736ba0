import { MultiSelect, NativeSelect, Radio, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { fieldOf, type ObjectType, useCatalog } from '@/shared/api/catalog';
import { FieldValue, isMissing } from '@/shared/fields/FieldValue';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { type Example, type Import, type ImportVerbs, madeMeanwhile, type WhenExists } from './imports';
import styles from './imports.module.css';
import { relatedPaths } from './targets';
import { useTargetWords } from './useTargetWords';

const shares = [
  { key: 'created', color: 'var(--relata-c1)' },
  { key: 'updated', color: 'var(--relata-q3)' },
  { key: 'review', color: 'var(--relata-c2)' },
  { key: 'unchanged', color: 'var(--relata-line-strong)' },
  { key: 'refused', color: 'var(--relata-c0)' },
] as const;

/** What the rows will make, or have made. */
export function Outcome({ item, object, done = false }: { item: Import; object?: ObjectType; done?: boolean }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const catalog = useCatalog();
  const shown = shares.filter(({ key }) => item.rows[key] > 0 || key === 'created');
  return (
    <section className={`card ${styles.sideCard}`}>
      <h2>{done ? t('imports.happened') : t('imports.willHappen')}</h2>
      <div className={styles.shares} aria-hidden="true">
        {shares
          // Rows to look at are made or updated too: a bar of them would count them twice.
          .filter(({ key }) => key !== 'review' && item.rows[key] > 0)
          .map(({ key, color }) => (
            <span key={key} style={{ flexGrow: item.rows[key], background: color }} />
          ))}
      </div>
      <ul className={styles.sums}>
        {shown.map(({ key, color }) => (
          <li key={key}>
            <i style={{ background: color }} />
            <span>{t(`imports.outcome.${key}`, { objects: label(object?.pluralLabel).toLocaleLowerCase() })}</span>
            <b>{format.number(item.rows[key])}</b>
          </li>
        ))}
        {Object.entries(item.rows.related)
          .filter(([, count]) => count > 0)
          .map(([name, count]) => {
            const related = catalog.named(name);
            const objects = label(related?.pluralLabel).toLocaleLowerCase() || name;
            const words = t('imports.outcome.related', { objects });
            return (
              <li key={name}>
                <i />
                {done && related && item.status !== 'undone' ? (
                  <Link
                    className="link"
                    to="/$path"
                    params={{ path: related.path }}
                    search={{ filter: madeMeanwhile(item) }}
                  >
                    {words}
                  </Link>
                ) : (
                  <span>{words}</span>
                )}
                <b>{format.number(count)}</b>
              </li>
            );
          })}
      </ul>
      {!done &&
        object &&
        ['updated', 'created'].flatMap((outcome) => {
          const example = item.examples.find((one) => one.outcome === outcome);
          return example ? [<ExampleRow key={outcome} item={item} object={object} example={example} />] : [];
        })}
    </section>
  );
}

function ExampleRow({ item, object, example }: { item: Import; object: ObjectType; example: Example }) {
  const words = useTargetWords(object, item.mapping);
  const t = useText();
  const label = useLabel();
  return (
    <div className={styles.example}>
      <div>
        {example.title
          ? t(example.record ? 'imports.exampleChanges' : 'imports.exampleMakes', {
              row: example.row,
              title: example.title,
            })
          : t('imports.exampleUntitled', { row: example.row, object: label(object.label).toLocaleLowerCase() })}
      </div>
      <ul>
        {example.changes.slice(0, 6).map((change) => {
          const field = fieldOf(object, change.field);
          return (
            <li key={change.field}>
              {words(change.field)}:{' '}
              {isMissing(change.after) ? (
                '–'
              ) : field ? (
                <FieldValue field={field} value={change.after} plain />
              ) : (
                String(change.after)
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const choices: WhenExists[] = ['fill', 'replace', 'leave'];

/** How a row finds what is there already, and what it may do to it. */
export function WhenThere({ item, object, verbs }: { item: Import; object: ObjectType; verbs: ImportVerbs }) {
  const t = useText();
  const label = useLabel();
  const { mapping } = item;
  const words = useTargetWords(object, mapping);
  const targets = mapping.columns.flatMap((column) =>
    column.target && !column.target.includes('.') ? [column.target] : [],
  );
  const matchable = [...new Set([...mapping.matchBy, ...targets])];
  return (
    <section className={`card ${styles.sideCard}`}>
      <h2>{t('imports.whenExists', { object: label(object.label).toLocaleLowerCase() })}</h2>
      <Radio.Group
        aria-label={t('imports.whenExists', { object: label(object.label).toLocaleLowerCase() })}
        value={mapping.whenExists}
        onChange={(value) => verbs.map.mutate({ ...mapping, whenExists: value as WhenExists })}
      >
        <Stack gap={8}>
          {choices.map((value) => (
            <Radio key={value} size="xs" value={value} label={t(`imports.whenExists.${value}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <MultiSelect
        mt={12}
        label={t('imports.matchBy')}
        placeholder={mapping.matchBy.length === 0 ? t('imports.matchByAny') : undefined}
        clearable
        clearButtonProps={{ 'aria-label': t('action.clear') }}
        data={matchable.map((path) => ({ value: path, label: path.split('+').map(words).join(' + ') }))}
        value={mapping.matchBy}
        onChange={(matchBy) => verbs.map.mutate({ ...mapping, matchBy })}
      />
      {relatedPaths(mapping).map((path) => (
        <NativeSelect
          key={path}
          mt={12}
          label={t('imports.whenExists', { object: words(path).toLocaleLowerCase() })}
          data={choices.map((value) => ({ value, label: t(`imports.whenExists.${value}`) }))}
          value={mapping.related[path] ?? 'leave'}
          onChange={(event) =>
            verbs.map.mutate({
              ...mapping,
              related: { ...mapping.related, [path]: event.currentTarget.value as WhenExists },
            })
          }
        />
      ))}
    </section>
  );
}
