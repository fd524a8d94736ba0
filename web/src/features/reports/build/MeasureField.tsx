import type { ObjectType } from '@/shared/api/catalog';
import { Select } from '@/shared/fields/Select';
import { useLabel, useText } from '@/shared/i18n/text';
import { IconButton } from '@/shared/ui/IconButton';
import { type Kind, kinds, type Of, type Show, shows } from '../api';
import { type Choosable, optionsOf, toMeasure } from '../fields';
import styles from '../reports.module.css';

/** One figure that is told of each group. */
export function MeasureField({
  index,
  fields,
  object,
  measure,
  dated,
  removable,
  onChange,
}: {
  index: number;
  fields: Choosable[];
  object: ObjectType;
  measure: Of;
  /** Whether a group is by periods, so that there is a period before. */
  dated: boolean;
  removable: boolean;
  onChange: (measure: Of | undefined) => void;
}) {
  const t = useText();
  const label = useLabel();
  const offered = (kind: Kind) => (kind === 'distinct' ? fields : fields.filter(toMeasure));
  const share = measure.kind === 'count' || measure.kind === 'sum';
  const change = (kind: Kind) => {
    if (kind === 'count') return onChange({ kind, show: measure.show });
    const kept = offered(kind).some((field) => field.path === measure.of);
    const first = offered(kind).find((field) => !field.varies) ?? offered(kind)[0];
    const show = measure.show === 'share' && kind !== 'sum' ? 'value' : measure.show;
    onChange({ kind, of: kept ? measure.of : first?.path, show });
  };
  return (
    <div className={styles.row}>
      <Select
        aria-label={t('reports.kind', { number: index + 1 })}
        className={styles.narrow}
        data={kinds.map((kind) => ({
          value: kind,
          label: t(`reports.kind.${kind}`),
          disabled: kind !== 'count' && offered(kind).length === 0,
        }))}
        value={measure.kind}
        allowDeselect={false}
        onChange={(kind) => change(kind as Kind)}
      />
      {measure.kind !== 'count' && (
        <Select
          aria-label={t('reports.of', { number: index + 1 })}
          data={optionsOf(offered(measure.kind), label(object.label))}
          value={measure.of ?? null}
          searchable
          allowDeselect={false}
          onChange={(of) => of && onChange({ ...measure, of })}
        />
      )}
      <Select
        aria-label={t('reports.show', { number: index + 1 })}
        className={styles.narrow}
        data={shows.map((show) => ({
          value: show,
          label: t(`reports.show.${show}`),
          disabled: (show === 'share' && !share) || (show === 'change' && !dated),
        }))}
        value={measure.show ?? 'value'}
        allowDeselect={false}
        onChange={(show) => onChange({ ...measure, show: show as Show })}
      />
      {removable && (
        <IconButton
          icon="close"
          label={t('reports.removeMeasure', { number: index + 1 })}
          onClick={() => onChange(undefined)}
        />
      )}
    </div>
  );
}
