import { Link } from '@tanstack/react-router';
import { fieldOf, useCatalog } from '@/shared/api/catalog';
import type { Row } from '@/shared/api/records';
import { useLanguage } from '@/shared/i18n/language';
import { useLabel, useText } from '@/shared/i18n/text';
import { Badge } from '@/shared/ui/Badge';
import { dueOf } from '@/shared/work/due';
import { asReference, asText } from '../values';
import { Event, EventTime } from './Event';
import type { Period } from './weave';
import styles from './timeline.module.css';

/** A task: what, by whom, until when, and what came of it. */
export function TaskEvent({ row, period }: { row: Row; period: Period }) {
  const t = useText();
  const label = useLabel();
  const { language } = useLanguage();
  const object = useCatalog().named('task');
  const words = (field: string, value: string) =>
    label((object && fieldOf(object, field))?.choices?.find((choice) => choice.value === value)?.label) || value;
  const state = asText(row.state);
  const open = state === 'open';
  const due = open ? dueOf({ dueAt: asText(row.dueAt) || null }, language, t) : undefined;
  const outcome = asText(row.outcome);
  return (
    <Event icon="task">
      <div className={styles.eventHead}>
        <Link to="/$path/$id" params={{ path: 'tasks', id: row.id }} className={`${styles.plainLink} medium ellipsis`}>
          {asText(row.subject)}
        </Link>
        <span className="meta text-3 ellipsis">{asReference(row.owner)?.name}</span>
        <span className="grow" />
        <EventTime at={asText(row.occurredAt)} period={period} />
      </div>
      <div className={styles.taskFacts}>
        {row.promise === true && <Badge icon="flag">{t('timeline.promise')}</Badge>}
        {due ? (
          <Badge icon="clock" tone={due.tone === 'risk' ? 'risk' : due.tone === 'now' ? 'warn' : 'neutral'}>
            {due.words}
          </Badge>
        ) : (
          <Badge icon={state === 'done' ? 'check' : undefined} tone={state === 'done' ? 'good' : 'neutral'}>
            {words('state', state)}
          </Badge>
        )}
        {outcome && <Badge>{words('outcome', outcome)}</Badge>}
      </div>
      {asText(row.note) && <div className={styles.eventText}>{asText(row.note)}</div>}
    </Event>
  );
}
