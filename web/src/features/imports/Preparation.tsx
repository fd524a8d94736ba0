import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useCatalog } from '@/shared/api/catalog';
import { useMe } from '@/shared/api/me';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Progress } from '@/shared/ui/Progress';
import { ColumnTable } from './ColumnTable';
import { Consents } from './Consents';
import { Constants } from './Constants';
import { FormatBar } from './FormatBar';
import { ImportFrame } from './ImportFrame';
import { type Import, useImportVerbs } from './imports';
import styles from './imports.module.css';
import { Refused } from './Refused';
import { Outcome, WhenThere } from './Outcome';

/** Columns and check: where everything goes, what will happen, what is refused. Nothing is written yet. */
export function Preparation({ item }: { item: Import }) {
  const t = useText();
  const format = useFormat();
  const object = useCatalog().named(item.object);
  const verbs = useImportVerbs(item.id);
  const own = useMe().id === item.actor.id;
  const ready = item.status === 'ready';
  const checking = item.status === 'checking';
  const writes = item.rows.created + item.rows.updated;
  const mapped = item.mapping.columns.some((column) => column.target);
  const failure = verbs.check.error ?? verbs.start.error ?? verbs.map.error ?? verbs.format.error;
  return (
    <ImportFrame
      object={object}
      title={ready || checking ? t('imports.checkTitle') : t('imports.columnsTitle')}
      step={ready || checking ? 'check' : 'columns'}
      side={
        <>
          {ready && <Outcome item={item} object={object} />}
          {object && <WhenThere item={item} object={object} verbs={verbs} />}
          {object && <Consents item={item} object={object} verbs={verbs} />}
          {object && <Constants item={item} object={object} verbs={verbs} />}
        </>
      }
      footer={
        <>
          <Button
            className="wide-only"
            renderRoot={(props) => <Link to="/imports/new" search={{ object: object?.path }} {...props} />}
          >
            {t('imports.otherFile')}
          </Button>
          <span className="grow" />
          {checking ? (
            <div className={styles.footProgress}>
              <span className="small">
                {t('imports.checking', {
                  done: format.number(item.progress.done),
                  total: format.number(item.progress.total),
                })}
              </span>
              <Progress done={item.progress.done} total={item.progress.total} label={t('imports.step.check')} />
              <Button size="xs" onClick={() => verbs.stop.mutate()}>
                {t('imports.stop')}
              </Button>
            </div>
          ) : ready ? (
            <>
              <span className="meta text-3 wide-only">
                {!own
                  ? t('imports.onlyMaker', { name: item.actor.name })
                  : t(writes === 0 && item.rows.refused === 0 ? 'imports.nothingToDo' : 'imports.undoable')}
              </span>
              <Button
                variant="filled"
                disabled={writes === 0 || !own}
                loading={verbs.start.isPending}
                onClick={() => verbs.start.mutate()}
              >
                {t('imports.start', { count: writes })}
              </Button>
            </>
          ) : (
            <Button
              variant="filled"
              disabled={!mapped}
              loading={verbs.check.isPending}
              onClick={() => verbs.check.mutate()}
            >
              {t('imports.check')}
            </Button>
          )}
        </>
      }
    >
      {item.problem && (
        <p className={`card risk small ${styles.problem}`} role="alert">
          {item.problem.detail}
        </p>
      )}
      {failure && <ErrorPanel failure={failure} title={t('imports.refusedStep')} />}
      <section className={`card ${styles.tableCard}`}>
        <header className={styles.fileHead}>
          <b className="strong ellipsis">{item.fileName}</b>
          <span className="meta text-3 tabular">
            {[
              t(item.rows.exact ? 'imports.rows' : 'imports.aboutRows', { count: item.rows.total }),
              t('imports.columns', { count: item.columns.length }),
            ].join(' · ')}
          </span>
          <span className="grow" />
          <span className="meta text-3 wide-only">
            {t('imports.fileKeptUntil', { day: format.day(item.keptUntil.slice(0, 10)) })}
          </span>
          {item.layoutUsed > 0 && <span className="meta text-3">{t('imports.known', { count: item.layoutUsed })}</span>}
        </header>
        <FormatBar item={item} verbs={verbs} disabled={checking} />
        {object && <ColumnTable item={item} object={object} verbs={verbs} disabled={checking} />}
      </section>
      {ready && item.rows.refused > 0 && <Refused item={item} />}
    </ImportFrame>
  );
}
