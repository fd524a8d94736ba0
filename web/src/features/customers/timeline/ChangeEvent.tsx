import { useQueryClient } from '@tanstack/react-query';
import { showToast } from '@/shared/actions/toasts';
import { fieldOf, may, type ObjectType } from '@/shared/api/catalog';
import { type HistoryEntry, restoreValue } from '@/shared/api/history';
import { describeProblem } from '@/shared/api/problem';
import type { Row, Value } from '@/shared/api/records';
import { FieldValue, isMissing } from '@/shared/fields/FieldValue';
import { useLabel, useText } from '@/shared/i18n/text';
import type { IconName } from '@/shared/ui/Icon';
import { Event, EventTime } from './Event';
import type { Period } from './weave';
import styles from './timeline.module.css';

/** What is said as it happened, in place of the fields in which it was written down. */
const happenings: Record<string, IconName> = {
  create: 'plus',
  delete: 'trash',
  restore: 'restore',
  merge: 'merge',
  'merge-undone': 'merge',
  erase: 'trash',
  attach: 'attachment',
  detach: 'attachment',
  disclose: 'export',
};

/** What was changed in the record, from what to what, and the way back. */
export function ChangeEvent({
  object,
  customer,
  entry,
  period,
}: {
  object: ObjectType;
  customer: Row;
  entry: HistoryEntry;
  period: Period;
}) {
  const t = useText();
  const label = useLabel();
  const icon = happenings[entry.action];
  const changed = icon === undefined;
  return (
    <Event minor icon={icon ?? 'edit'}>
      <div className={styles.eventHead}>
        <div className="grow">
          {!changed && (
            <span>
              {t(`timeline.action.${entry.action}`)} <span className="meta text-3">{entry.actor?.name}</span>
            </span>
          )}
          {changed &&
            entry.changes.map((change) => {
              const field = fieldOf(object, change.field);
              return (
                <span key={change.field} className={styles.change}>
                  <span className="text-2">
                    {t('timeline.changed', { field: label(field?.label) || change.field })}
                  </span>{' '}
                  <b>
                    <Shown object={object} name={change.field} value={change.before} />
                  </b>
                  {' → '}
                  <b>
                    <Shown object={object} name={change.field} value={change.after} />
                  </b>{' '}
                  <span className="meta text-3">{entry.actor?.name}</span>{' '}
                  <Restore
                    object={object}
                    customer={customer}
                    entry={entry}
                    name={change.field}
                    before={change.before}
                  />
                </span>
              );
            })}
        </div>
        <EventTime at={entry.at} period={period} />
      </div>
    </Event>
  );
}

function Shown({ object, name, value }: { object: ObjectType; name: string; value: Value }) {
  const t = useText();
  const field = fieldOf(object, name);
  if (isMissing(value)) return <span className="text-3">{t('value.none')}</span>;
  return field ? <FieldValue field={field} value={value} plain /> : <>{String(value)}</>;
}

function Restore({
  object,
  customer,
  entry,
  name,
  before,
}: {
  object: ObjectType;
  customer: Row;
  entry: HistoryEntry;
  name: string;
  before: Value;
}) {
  const t = useText();
  const label = useLabel();
  const client = useQueryClient();
  const field = fieldOf(object, name);
  const same = JSON.stringify(customer[name] ?? null) === JSON.stringify(before ?? null);
  if (!field || field.readOnly || field.formula || same || !may(object, 'change')) return null;
  const restore = async () => {
    try {
      await restoreValue(object.path, customer.id, entry.id, name);
      showToast(t('timeline.restored', { field: label(field.label) }));
    } catch (failure) {
      showToast(describeProblem(failure, t));
    }
    await client.invalidateQueries({ queryKey: ['records', object.path] });
    await client.invalidateQueries({ queryKey: ['history', object.path, customer.id] });
  };
  return (
    <button type="button" className="link meta" onClick={() => void restore()}>
      {t('timeline.restore')}
    </button>
  );
}
