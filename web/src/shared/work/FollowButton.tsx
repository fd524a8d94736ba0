import { follow, unfollow } from '@/shared/api/following';
import { useMe } from '@/shared/api/me';
import { useText } from '@/shared/i18n/text';
import { IconButton } from '@/shared/ui/IconButton';
import { useTaskChange } from './useTaskChange';

/** Whether this person is told of changes of the task; one press changes it. */
export function FollowButton({ task, name, following }: { task: string; name: string; following: boolean }) {
  const t = useText();
  const me = useMe();
  const change = useTaskChange();
  return (
    <IconButton
      icon="eye"
      label={t(following ? 'task.unfollow' : 'task.follow', { name })}
      data-on={following || undefined}
      onClick={() => change.mutate(() => (following ? unfollow(task, me.id) : follow(task, me.id)))}
    />
  );
}
