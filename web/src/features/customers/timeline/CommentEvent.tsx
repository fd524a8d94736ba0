import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { type Comment, commentsQuery } from '@/shared/api/comments';
import type { Row } from '@/shared/api/records';
import { CommentForm } from '@/shared/comments/CommentForm';
import { CommentText } from '@/shared/comments/CommentText';
import type { Mentioning } from '@/shared/comments/mentions';
import { useComments } from '@/shared/comments/useComments';
import { useText } from '@/shared/i18n/text';
import { IconButton } from '@/shared/ui/IconButton';
import { asReference, asText } from '../values';
import { Event, EventTime } from './Event';
import type { Period } from './weave';
import styles from './timeline.module.css';

/** What a colleague said about the customer. */
export function CommentEvent({ row, period }: { row: Row; period: Period }) {
  const t = useText();
  const client = useQueryClient();
  const { remove } = useComments();
  const [editing, setEditing] = useState<Mentioning>();
  const names = Array.isArray(row.mentions) ? row.mentions : [];
  const customer = asText(row.customer);
  const edit = async () => {
    // The timeline tells the names; who they are stands with the comment itself.
    const pages = await client.fetchInfiniteQuery(commentsQuery('customers', customer));
    const comment = pages.pages.flatMap((page): Comment[] => page.items).find((one) => one.id === row.id);
    setEditing({ text: asText(row.body), people: comment?.mentions ?? [] });
  };
  return (
    <Event icon="chat">
      <div className={styles.eventHead}>
        <span className="medium ellipsis">{asReference(row.user)?.name}</span>
        <span className="meta text-3 grow ellipsis">
          {row.changed === true ? t('timeline.commentChanged') : t('timeline.comment')}
        </span>
        {row.mine === true && !editing && (
          <>
            <IconButton icon="edit" label={t('comment.edit')} onClick={() => void edit()} />
            <IconButton icon="trash" label={t('comment.delete')} onClick={() => void remove(row.id)} />
          </>
        )}
        <EventTime at={asText(row.occurredAt)} period={period} />
      </div>
      {editing ? (
        <CommentForm
          path="customers"
          record={customer}
          changed={{ id: row.id, value: editing }}
          onClose={() => setEditing(undefined)}
        />
      ) : (
        <div className={styles.eventText}>
          <CommentText text={asText(row.body)} names={names} />
        </div>
      )}
    </Event>
  );
}
