import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { openCreation } from '@/shared/actions/creation';
import { may, useCatalog } from '@/shared/api/catalog';
import { relate, type TaskAbout, tasksAboutQuery } from '@/shared/api/following';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { IconButton } from '@/shared/ui/IconButton';
import { useTaskChange } from './useTaskChange';
import styles from './work.module.css';

/** What is to be done about a record; a new task points to it. Nothing for those who may not read tasks. */
export function TasksAbout({ object, path, record }: { object: string; path: string; record: string }) {
  const tasks = useCatalog().named('task');
  return tasks && <List object={object} path={path} record={record} mayAdd={may(tasks, 'create')} />;
}

interface Props {
  object: string;
  path: string;
  record: string;
  mayAdd: boolean;
}

function List({ object, path, record, mayAdd }: Props) {
  const t = useText();
  const query = useQuery(tasksAboutQuery(path, record));
  const change = useTaskChange();
  const add = () => openCreation('task', {}, (task) => change.mutate(() => relate(task.id, object, record)));
  return (
    <section className={styles.part} aria-label={t('task.tasks')}>
      <div className="row">
        <h2 className="grow">{t('task.tasks')}</h2>
        {mayAdd && <IconButton icon="plus" label={t('task.newAbout')} onClick={add} />}
      </div>
      {query.error && (
        <ErrorPanel failure={query.error} retry={() => void query.refetch()} title={t('task.tasksFailed')} />
      )}
      {change.error && <ErrorPanel failure={change.error} title={t('task.changeFailed')} />}
      {query.data?.items.length === 0 && <p className="small text-3">{t('task.noTasks')}</p>}
      <ul>
        {query.data?.items.map((task) => (
          <Line key={task.id} task={task} />
        ))}
      </ul>
    </section>
  );
}

function Line({ task }: { task: TaskAbout }) {
  const t = useText();
  const format = useFormat();
  const open = task.state === 'open';
  return (
    <li className={styles.follower}>
      <Link to="/$path/$id" params={{ path: 'tasks', id: task.id }} className="link small ellipsis grow">
        {task.subject ?? t('work.ownTask')}
      </Link>
      <span className="meta text-3 nowrap">
        {!open && task.state ? t(`task.state.${task.state}`) : task.dueAt && format.relative(task.dueAt)}
      </span>
    </li>
  );
}
