import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Comment, commentsQuery } from '@/shared/api/comments';
import { RelativeTime } from '@/shared/fields/RelativeTime';
import { useText } from '@/shared/i18n/text';
import { Avatar } from '@/shared/ui/Avatar';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { IconButton } from '@/shared/ui/IconButton';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { CommentForm } from './CommentForm';
import styles from './comments.module.css';
import { CommentText } from './CommentText';
import { useComments } from './useComments';

/** What colleagues said about a record, the newest first, and the place to say something. */
export function CommentList({ path, record }: { path: string; record: string }) {
  const t = useText();
  const query = useInfiniteQuery(commentsQuery(path, record));
  const comments = (query.data?.pages ?? []).flatMap((page) => page.items);
  return (
    <section aria-label={t('comment.title')}>
      <CommentForm path={path} record={record} />
      {query.error && (
        <ErrorPanel failure={query.error} retry={() => void query.refetch()} title={t('comment.listFailed')} />
      )}
      {query.isPending && <SkeletonLines lines={2} />}
      <ul className={styles.list}>
        {comments.map((comment) => (
          <CommentLine key={comment.id} path={path} record={record} comment={comment} />
        ))}
      </ul>
      {query.isSuccess && comments.length === 0 && <p className="small text-3">{t('comment.none')}</p>}
      {query.hasNextPage && (
        <Button size="xs" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('comment.more')}
        </Button>
      )}
    </section>
  );
}

function CommentLine({ path, record, comment }: { path: string; record: string; comment: Comment }) {
  const t = useText();
  const { remove } = useComments();
  const [editing, setEditing] = useState(false);
  return (
    <li className={styles.comment}>
      <Avatar name={comment.author.name} />
      <div className="grow">
        <div className="row small">
          <span className="medium ellipsis">{comment.author.name}</span>
          <span className="meta text-3">
            <RelativeTime instant={comment.createdAt} />
            {comment.changed && <> · {t('comment.changed')}</>}
          </span>
          <span className="grow" />
          {comment.mine && !editing && (
            <>
              <IconButton icon="edit" label={t('comment.edit')} onClick={() => setEditing(true)} />
              <IconButton icon="trash" label={t('comment.delete')} onClick={() => void remove(comment.id)} />
            </>
          )}
        </div>
        {editing ? (
          <CommentForm
            path={path}
            record={record}
            changed={{ id: comment.id, value: { text: comment.text, people: comment.mentions } }}
            onClose={() => setEditing(false)}
          />
        ) : (
          <p className={styles.text}>
            <CommentText text={comment.text} names={comment.mentions.map((person) => person.name)} />
          </p>
        )}
      </div>
    </li>
  );
}
