import { useIntl } from 'react-intl';
import { useCatalog } from '@/shared/api/catalog';
import { RelativeTime } from '@/shared/fields/RelativeTime';
import { useLabel, useText } from '@/shared/i18n/text';
import { leavesThatDiffer } from './leaves';

export interface AuditEntry {
  id: string;
  at: string;
  actor: { id: string; name: string };
  action: string;
  object: string;
  record: string;
  changes: { field: string; before: unknown; after: unknown }[];
  source: string;
  requestId: string | null;
}

/** One entry of the journal: who, what, and every field before and after. */
export function EntryRow({ entry, onRecord }: { entry: AuditEntry; onRecord: (record: string) => void }) {
  const t = useText();
  const label = useLabel();
  const { messages } = useIntl();
  const object = useCatalog().named(entry.object);
  // Later modules write actions and objects of their own: without words here, their names stand.
  const say = (id: string, name: string) => (id in messages ? t(id) : name);
  return (
    <tr style={{ verticalAlign: 'top' }}>
      <td className="nowrap" style={{ paddingTop: 8 }}>
        <RelativeTime instant={entry.at} />
      </td>
      <td className="nowrap medium" style={{ paddingTop: 8 }}>
        {entry.actor.name || t('history.system')}
      </td>
      <td style={{ paddingTop: 8, paddingBottom: 8 }}>
        <div>
          {object ? label(object.label) : say(`auditObject.${entry.object}`, entry.object)}
          {': '}
          {say(`history.action.${entry.action}`, entry.action)}
        </div>
        <button type="button" className="link mono micro nowrap" onClick={() => onRecord(entry.record)}>
          {entry.record}
        </button>
      </td>
      <td style={{ paddingTop: 8, paddingBottom: 8, minWidth: 280 }}>
        {entry.changes.flatMap(leavesThatDiffer).map((change) => (
          <div key={change.field} style={{ overflowWrap: 'anywhere' }}>
            <span className="text-3">
              {label(object?.fields.find((field) => field.name === change.field)?.label) || change.field}
              {': '}
            </span>
            <Shown value={change.before} /> → <Shown value={change.after} />
          </div>
        ))}
      </td>
    </tr>
  );
}

const shownCharacters = 300;

function Shown({ value }: { value: unknown }) {
  const t = useText();
  if (value === null || value === undefined || value === '') return <span className="text-3">{t('value.none')}</span>;
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const short = text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text;
  return (
    <span className={typeof value === 'object' ? 'mono' : undefined} title={short === text ? undefined : text}>
      {short}
    </span>
  );
}
