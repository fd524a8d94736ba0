import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { openCreation } from '@/shared/actions/creation';
import { may, useCatalog } from '@/shared/api/catalog';
import { isReference, listRecords } from '@/shared/api/records';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { IconButton } from '@/shared/ui/IconButton';
import styles from './HomePage.module.css';

const shown = 8;

/** Tasks of this person that are due by the end of today, by the hour. */
export function TasksToday() {
  const t = useText();
  const format = useFormat();
  const tasks = useCatalog().named('task');
  const now = new Date();
  const end = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  const filter = `owner == me && state == "open" && dueAt < timestamp("${end.toISOString()}")`;
  const question = {
    filter,
    sort: 'dueAt',
    fields: ['subject', 'customer', 'dueAt'],
    limit: shown,
    total: 'bounded' as const,
  };
  const { data } = useQuery({
    queryKey: ['records', 'tasks', 'today', end.toISOString()],
    queryFn: ({ signal }) => listRecords('tasks', question, signal),
    enabled: tasks !== undefined,
  });
  if (!tasks) return null;
  const items = data?.items ?? [];
  return (
    <section aria-label={t('home.tasks')}>
      <div className="row">
        <h2 className="grow">{t('home.tasks')}</h2>
        {may(tasks, 'create') && (
          <IconButton icon="plus" label={t('home.newTask')} onClick={() => openCreation('task')} />
        )}
      </div>
      {data && items.length === 0 && <p className="small text-2">{t('home.noTasks')}</p>}
      <ul className={styles.sideList}>
        {items.map((task) => {
          const due = String(task.dueAt);
          const late = new Date(due) < now;
          return (
            <li key={task.id}>
              <Link
                to="/$path/$id"
                params={{ path: 'tasks', id: task.id }}
                className={styles.task}
                data-late={late || undefined}
              >
                <span className={`${styles.taskTime} tabular`} title={format.exact(due)}>
                  {new Date(due).toDateString() === now.toDateString() ? format.clock(due) : format.relative(due)}
                </span>
                <span className={styles.taskBody}>
                  <span className="medium ellipsis">{String(task.subject ?? '')}</span>
                  {isReference(task.customer) && <span className="meta text-3 ellipsis">{task.customer.name}</span>}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
      {data?.next && (
        <Link to="/$path" params={{ path: 'tasks' }} search={{ filter, sort: 'dueAt' }} className="link meta">
          {t('home.all')}
        </Link>
      )}
    </section>
  );
}
