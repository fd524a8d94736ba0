import { useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { fieldOf, may, type ObjectType, useCatalog } from '@/shared/api/catalog';
import { describeProblem } from '@/shared/api/problem';
import { isMoney, type Row } from '@/shared/api/records';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { Badge } from '@/shared/ui/Badge';
import type { IconName } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import { FilePicker } from '../files/FilePicker';
import { FileRows } from '../files/FileRows';
import { attach, type FileShown, useFileChanges } from '../files/files';
import { PartDialog } from '../PartDialog';
import { asReference, asText } from '../values';
import { Event, EventTime } from './Event';
import { CommentEvent } from './CommentEvent';
import { OrderEvent } from './OrderEvent';
import { RiskEvent, StageEvent } from './StageEvent';
import { TaskEvent } from './TaskEvent';
import type { Period } from './weave';
import styles from './timeline.module.css';

const icons: Record<string, IconName> = {
  note: 'note',
  call: 'phone',
  mail: 'mail',
  message: 'chat',
  meeting: 'meeting',
  visit: 'place',
  order: 'product',
  return: 'restore',
  complaint: 'risk',
  satisfaction: 'star',
  campaign: 'flag',
  change: 'edit',
};

/** Kinds that are worth a sentence, not a card, unless somebody wrote a text. */
const minor = new Set(['visit', 'campaign', 'change']);

interface Props {
  object: ObjectType;
  row: Row;
  period: Period;
}

/** An entry of the timeline: an order, a task, a comment, a step of the relationship or a risk, or a contact of any other kind. */
export function InteractionEvent({ object, row, period }: Props) {
  const order = useCatalog().named('order');
  if (row.object === 'order' && order) return <OrderEvent object={order} entry={row} period={period} />;
  if (row.object === 'task') return <TaskEvent row={row} period={period} />;
  if (row.object === 'comment') return <CommentEvent row={row} period={period} />;
  if (row.object === 'risk') return <RiskEvent row={row} period={period} />;
  if (row.object === 'stage') return <StageEvent row={row} period={period} />;
  return <Contact object={object} row={row} period={period} />;
}

function Contact({ object, row, period }: Props) {
  const t = useText();
  const label = useLabel();
  const kind = asText(row.kind);
  const kindWords = label(fieldOf(object, 'kind')?.choices?.find((choice) => choice.value === kind)?.label) || kind;
  const [editing, setEditing] = useState(false);
  const subject = asText(row.subject);
  const body = asText(row.body);
  const user = asReference(row.user);
  const isMinor = minor.has(kind) && body === '';
  const byHand = row.source === 'manual';
  const changes = may(object, 'change');
  const files = (row.files ?? []) as unknown as FileShown[];
  const { remove, refresh } = useFileChanges();
  const add = async (chosen: File[]) => {
    try {
      for (const file of chosen) await attach(object.path, row.id, file);
    } catch (failure) {
      showToast(describeProblem(failure, t));
    }
    refresh();
  };
  return (
    <Event icon={icons[kind] ?? 'chat'} minor={isMinor}>
      <div className={styles.eventHead}>
        <span className={isMinor ? 'ellipsis' : 'medium ellipsis'}>{subject || kindWords}</span>
        <Facts object={object} row={row} user={user?.name} />
        {kind === 'note' && byHand && changes && (
          <IconButton icon="edit" label={t('timeline.editNote')} onClick={() => setEditing(true)} />
        )}
        {byHand && changes && (
          <FilePicker label={t('files.attach')} onFiles={(chosen) => void add(chosen)}>
            {(open) => <IconButton icon="attachment" label={t('files.attach')} onClick={open} />}
          </FilePicker>
        )}
        <EventTime at={asText(row.occurredAt)} period={period} />
      </div>
      {body && <Folding text={body} />}
      {asText(row.outcome) && (
        <div className={styles.eventText}>
          <Badge icon="check">{asText(row.outcome)}</Badge>
        </div>
      )}
      {files.length > 0 && <FileRows files={files} onRemove={changes ? (file) => void remove(file) : undefined} />}
      {editing && (
        <PartDialog
          object={object}
          title={t('timeline.editNote')}
          fields={['subject', 'body']}
          row={row}
          name={subject || kindWords}
          onClose={() => setEditing(false)}
        />
      )}
    </Event>
  );
}

/** Direction, length, satisfaction, cost and who: what is known, in one line. */
function Facts({ object, row, user }: { object: ObjectType; row: Row; user?: string }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const direction = fieldOf(object, 'direction')?.choices?.find((choice) => choice.value === row.direction);
  const seconds = typeof row.durationSeconds === 'number' ? row.durationSeconds : 0;
  const facts = [
    row.direction !== 'internal' && direction && label(direction.label).toLocaleLowerCase(),
    seconds > 0 && t('timeline.duration', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 }),
    typeof row.satisfaction === 'number' && t('timeline.satisfaction', { score: row.satisfaction }),
    isMoney(row.unitCost) &&
      Number(row.unitCost.amount) >= 1 &&
      t('timeline.cost', { amount: format.money(row.unitCost) }),
    asText(row.campaign) && `«${asText(row.campaign)}»`,
    user,
  ].filter(Boolean);
  return <span className="meta text-3 ellipsis">{facts.join(' · ')}</span>;
}

const foldedLength = 420;

function Folding({ text }: { text: string }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const long = text.length > foldedLength;
  return (
    <>
      <div className={styles.eventText} data-folded={(long && !open) || undefined}>
        {text}
      </div>
      {long && (
        <button type="button" className="link meta" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('timeline.fold') : t('timeline.unfold')}
        </button>
      )}
    </>
  );
}
