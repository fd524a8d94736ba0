import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCatalog } from '@/shared/api/catalog';
import { importsQuery, isRunning } from '@/shared/api/imports';
import { mayUse, useMe } from '@/shared/api/me';
import { RelativeTime } from '@/shared/fields/RelativeTime';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { Badge, type Tone } from '@/shared/ui/Badge';
import { Icon } from '@/shared/ui/Icon';
import { ListPage } from '@/shared/ui/ListPage';
import { Progress } from '@/shared/ui/Progress';
import { type Import, useImportVerbs } from './imports';
import styles from './imports.module.css';
import { KnownLayouts } from './KnownLayouts';
import { UndoButton } from './Run';

const tones: Record<string, Tone> = {
  done: 'good',
  failed: 'risk',
  stopped: 'warn',
  running: 'accent',
  undone: 'neutral',
};

/** Every import of the company with what it did, and the way back. */
export function ImportsPage() {
  const t = useText();
  const query = useQuery(importsQuery);
  const me = useMe();
  const begin = (
    <Button variant="filled" component={Link} to="/imports/new" leftSection={<Icon name="import" size={14} />}>
      {t('imports.new')}
    </Button>
  );
  return (
    <ListPage
      title={t('imports.title')}
      begin={begin}
      query={query}
      none={{ icon: 'import', title: t('imports.none'), hint: t('imports.noneHint') }}
      below={mayUse(me, 'imports') && <KnownLayouts />}
    >
      {(items) => (
        <div className={`card ${styles.scroller}`} tabIndex={0} role="region" aria-label={t('imports.title')}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('imports.file')}</th>
                <th scope="col" className="wide-only">
                  {t('imports.object')}
                </th>
                <th scope="col">{t('imports.status')}</th>
                <th scope="col" className="number wide-only">
                  {t('imports.made')}
                </th>
                <th scope="col" className="number wide-only">
                  {t('imports.changed')}
                </th>
                <th scope="col" className="number wide-only">
                  {t('imports.refusedShort')}
                </th>
                <th scope="col" className="wide-only">
                  {t('imports.by')}
                </th>
                <th scope="col" className="wide-only">
                  <span className="visually-hidden">{t('imports.undo')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {(items as Import[]).map((item) => (
                <ImportRow key={item.id} item={item} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </ListPage>
  );
}

function ImportRow({ item }: { item: Import }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const object = useCatalog().named(item.object);
  const verbs = useImportVerbs(item.id);
  const undoable = ['done', 'stopped', 'failed'].includes(item.status) && item.rows.created + item.rows.updated > 0;
  return (
    <tr>
      <th scope="row">
        <Link to="/imports/$id" params={{ id: item.id }} className="link">
          {item.fileName}
        </Link>
        <div className="narrow-only meta text-3">
          {label(object?.pluralLabel) || item.object} · {format.number(item.rows.created + item.rows.updated)}
        </div>
      </th>
      <td className="wide-only">{label(object?.pluralLabel) || item.object}</td>
      <td>
        <Badge tone={tones[item.status]}>{t(`import.status.${item.status}`)}</Badge>
        {isRunning(item) && item.progress && (
          <Progress done={item.progress.done} total={item.progress.total} label={item.fileName} />
        )}
      </td>
      <td className="number wide-only">{format.number(item.rows.created)}</td>
      <td className="number wide-only">{format.number(item.rows.updated)}</td>
      <td className="number wide-only">{format.number(item.rows.refused)}</td>
      <td className="wide-only">
        {item.actor?.name}{' '}
        <span className="meta text-3">
          <RelativeTime instant={item.startedAt ?? item.createdAt} />
        </span>
      </td>
      {/* On a telephone the page of the import has the way back. */}
      <td className="wide-only">{undoable && <UndoButton item={item} verbs={verbs} />}</td>
    </tr>
  );
}
