import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { follow, followersQuery, unfollow } from '@/shared/api/following';
import { useMe } from '@/shared/api/me';
import { ReferenceInput } from '@/shared/fields/ReferenceInput';
import { useText } from '@/shared/i18n/text';
import { Avatar } from '@/shared/ui/Avatar';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { IconButton } from '@/shared/ui/IconButton';
import { FollowButton } from './FollowButton';
import { useTaskChange } from './useTaskChange';
import styles from './work.module.css';

/** Who is told of each change of a task. Everybody follows for oneself; others are added by whoever may change the task. */
export function TaskFollowers({ task, title, editable }: { task: string; title: string; editable: boolean }) {
  const t = useText();
  const me = useMe();
  const query = useQuery(followersQuery(task));
  const [adding, setAdding] = useState(false);
  const change = useTaskChange();
  const people = query.data?.items ?? [];
  return (
    <section className={styles.part} aria-label={t('task.followers')}>
      <div className="row">
        <h2 className="grow">{t('task.followers')}</h2>
        {query.data && <FollowButton task={task} name={title} following={query.data.following} />}
        {editable && !adding && (
          <IconButton icon="plus" label={t('task.addFollower')} onClick={() => setAdding(true)} />
        )}
      </div>
      {query.error && (
        <ErrorPanel failure={query.error} retry={() => void query.refetch()} title={t('task.followersFailed')} />
      )}
      {change.error && <ErrorPanel failure={change.error} title={t('task.changeFailed')} />}
      {query.isSuccess && people.length === 0 && <p className="small text-3">{t('task.noFollowers')}</p>}
      <ul>
        {people.map((person) => (
          <li key={person.id} className={styles.follower}>
            <Avatar name={person.name} size="small" />
            <span className="grow small ellipsis">{person.name}</span>
            {(editable || person.id === me.id) && (
              <IconButton
                icon="close"
                label={t('task.removeFollower', { name: person.name })}
                onClick={() => change.mutate(() => unfollow(task, person.id))}
              />
            )}
          </li>
        ))}
      </ul>
      {adding && (
        <ReferenceInput
          target="user"
          label={t('task.newFollower')}
          value={null}
          onChange={(person) =>
            person
              ? change.mutate(() => follow(task, person.id), { onSuccess: () => setAdding(false) })
              : setAdding(false)
          }
          autoFocus
        />
      )}
    </section>
  );
}
