import { Button, NumberInput, Switch } from '@mantine/core';
import { type ObjectType, useCatalog, may } from '@/shared/api/catalog';
import { Select } from '@/shared/fields/Select';
import { useLabel, useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { type By, type Definition, type Of, type Shape, shapes } from '../api';
import { type Choosable, choosable, isDated, toGroup } from '../fields';
import styles from '../reports.module.css';
import { takes } from '../shapes/ResultView';
import { FilterField } from './FilterField';
import { GroupField } from './GroupField';
import { MeasureField } from './MeasureField';

const mostGroups = 3;
const mostMeasures = 8;

/** What is asked: of which records, which of them, grouped how, measured how, drawn how. */
export function BuildPanel({
  object,
  definition,
  onChange,
}: {
  object: ObjectType;
  definition: Definition;
  onChange: (object: string, definition: Definition) => void;
}) {
  const t = useText();
  const label = useLabel();
  const catalog = useCatalog();
  const fields = choosable(catalog, object, label, (field) => t('reports.firstOf', { field }));
  const groups = definition.groups ?? [];
  const measures = definition.measures?.length ? definition.measures : [{ kind: 'count' } as Of];
  const change = (values: Partial<Definition>) => onChange(object.name, { ...definition, ...values });
  const changeGroups = (next: By[]) => {
    const dated = next.some((group) => group.step);
    change({
      groups: next,
      measures: measures.map((measure) =>
        measure.show === 'change' && !dated ? { ...measure, show: 'value' } : measure,
      ),
      top: next.length === 0 ? null : definition.top,
    });
  };
  const changeMeasures = (next: Of[]) =>
    change({
      measures: next,
      sort: definition.sort != null && definition.sort < next.length ? definition.sort : null,
    });
  return (
    <form
      className={`card ${styles.panel}`}
      aria-label={t('reports.asked')}
      onSubmit={(event) => event.preventDefault()}
    >
      <Select
        label={t('reports.object')}
        data={catalog.objects
          .filter((each) => may(each, 'read'))
          .map((each) => ({ value: each.name, label: label(each.pluralLabel) }))
          .sort((a, b) => a.label.localeCompare(b.label))}
        value={object.name}
        searchable
        allowDeselect={false}
        onChange={(name) =>
          name && name !== object.name && onChange(name, { groups: [], measures: [{ kind: 'count' }], shape: 'table' })
        }
      />
      <FilterField object={object} filter={definition.filter ?? ''} onChange={(filter) => change({ filter })} />
      <fieldset className={styles.part}>
        <legend>{t('reports.groupBy')}</legend>
        {groups.map((group, index) => (
          <GroupField
            key={index}
            index={index}
            fields={fields}
            object={object}
            group={group}
            onChange={(next) =>
              changeGroups(groups.flatMap((other, at) => (at === index ? (next ? [next] : []) : [other])))
            }
          />
        ))}
        {groups.length < mostGroups && (
          <Button
            size="xs"
            variant="subtle"
            leftSection={<Icon name="plus" size={14} />}
            onClick={() => changeGroups([...groups, beginningOf(fields, groups)])}
          >
            {t('reports.addGroup')}
          </Button>
        )}
      </fieldset>
      <fieldset className={styles.part}>
        <legend>{t('reports.measures')}</legend>
        {measures.map((measure, index) => (
          <MeasureField
            key={index}
            index={index}
            fields={fields}
            object={object}
            measure={measure}
            dated={groups.some((group) => group.step)}
            onChange={(next) =>
              changeMeasures(measures.flatMap((other, at) => (at === index ? (next ? [next] : []) : [other])))
            }
            removable={measures.length > 1}
          />
        ))}
        {measures.length < mostMeasures && (
          <Button
            size="xs"
            variant="subtle"
            leftSection={<Icon name="plus" size={14} />}
            onClick={() => changeMeasures([...measures, { kind: 'count' }])}
          >
            {t('reports.addMeasure')}
          </Button>
        )}
      </fieldset>
      {groups.length > 0 && (
        <div className={styles.fields}>
          <Select
            label={t('reports.order')}
            data={[
              { value: 'own', label: t('reports.ownOrder') },
              ...measures.flatMap((_, index) => [
                { value: `${index} down`, label: t('reports.greatestFirst', { number: index + 1 }) },
                { value: `${index} up`, label: t('reports.leastFirst', { number: index + 1 }) },
              ]),
            ]}
            value={
              definition.sort == null ? 'own' : `${definition.sort} ${definition.descending === false ? 'up' : 'down'}`
            }
            allowDeselect={false}
            onChange={(value) => {
              const [place, direction] = (value ?? 'own').split(' ');
              change(
                place === 'own'
                  ? { sort: null, descending: null }
                  : { sort: Number(place), descending: direction === 'down' },
              );
            }}
          />
          <NumberInput
            label={t('reports.top')}
            placeholder={t('reports.all')}
            min={1}
            max={100}
            value={definition.top ?? ''}
            onChange={(value) => change({ top: value === '' ? null : Math.max(1, Math.min(100, Number(value))) })}
          />
        </div>
      )}
      <Select
        label={t('reports.shape')}
        data={shapes.map((shape) => ({
          value: shape,
          label: t(`reports.shape.${shape}`),
          disabled:
            !takes(shape, groups.length) || (shape === 'cohort' && !groups.slice(0, 2).every((group) => group.step)),
        }))}
        value={definition.shape ?? 'table'}
        allowDeselect={false}
        onChange={(shape) => change({ shape: shape as Shape })}
      />
      <Switch
        label={t('reports.oneZone', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}
        checked={definition.zone != null}
        onChange={(event) =>
          change({ zone: event.currentTarget.checked ? Intl.DateTimeFormat().resolvedOptions().timeZone : null })
        }
      />
    </form>
  );
}

/** The first field that is usual to group by and is not yet. */
function beginningOf(fields: Choosable[], groups: By[]): By {
  const taken = new Set(groups.map((group) => group.by));
  const free = fields.filter((field) => toGroup(field) && !taken.has(field.path));
  const chosen =
    free.find((field) => !field.of && field.type === 'choice') ?? free.find((field) => !isNumber(field)) ?? free[0];
  return { by: chosen?.path ?? 'id', step: isDated(chosen) ? 'month' : null };
}

function isNumber(field: Choosable) {
  return field.type === 'number' || field.type === 'integer' || field.type === 'money';
}
