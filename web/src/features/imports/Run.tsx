import { Button, Modal } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type ObjectType, useCatalog } from '@/shared/api/catalog';
import { type ImportStatus, isRunning } from '@/shared/api/imports';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { Progress } from '@/shared/ui/Progress';
import { ImportFrame } from './ImportFrame';
import { type Import, type ImportVerbs, madeMeanwhile, useImportVerbs } from './imports';
import styles from './imports.module.css';
import { Outcome } from './Outcome';
import { Refused } from './Refused';
import { useRate } from './useRate';

/** The last step: it runs, it is done, or it is taken back. */
export function Run({ item }: { item: Import }) {
  const t = useText();
  const object = useCatalog().named(item.object);
  const verbs = useImportVerbs(item.id);
  const running = isRunning(item);
  const written = item.rows.created + item.rows.updated;
  const failure = verbs.undo.error ?? verbs.stop.error ?? verbs.start.error;
  return (
    <ImportFrame
      object={object}
      title={t(`imports.run.${item.status}`, { file: item.fileName })}
      step="import"
      side={<Outcome item={item} object={object} done />}
      footer={
        running ? undefined : (
          <>
            {(item.status === 'done' || item.status === 'stopped' || item.status === 'failed') && written > 0 && (
              <UndoButton item={item} verbs={verbs} />
            )}
            <span className="grow" />
            <Button
              className="wide-only"
              renderRoot={(props) => <Link to="/imports/new" search={{ object: object?.path }} {...props} />}
            >
              {t('imports.another')}
            </Button>
            {item.status === 'stopped' && (
              <Button variant="filled" loading={verbs.start.isPending} onClick={() => verbs.start.mutate()}>
                {t('imports.resume')}
              </Button>
            )}
            {item.status === 'done' && object && <OpenImported item={item} object={object} />}
          </>
        )
      }
    >
      {failure && <ErrorPanel failure={failure} title={t('imports.refusedStep')} />}
      {item.problem && (
        <p className={`card risk small ${styles.problem}`} role="alert">
          {item.problem.detail}
        </p>
      )}
      <section className={`card ${styles.runCard}`} aria-live="polite">
        {running ? <Running item={item} verbs={verbs} /> : <Result item={item} object={object} />}
      </section>
      {!running && item.rows.refused > 0 && item.status !== 'undone' && <Refused item={item} />}
    </ImportFrame>
  );
}

const progressWords: Partial<Record<ImportStatus, string>> = {
  undoing: 'imports.undoing',
  retrying: 'imports.retrying',
};

function Running({ item, verbs }: { item: Import; verbs: ImportVerbs }) {
  const t = useText();
  const format = useFormat();
  const { done, total } = item.progress;
  const speed = useRate(done, total);
  const words = t(progressWords[item.status] ?? 'imports.running', {
    done: format.number(done),
    total: format.number(total),
  });
  return (
    <>
      <div className="row small">
        <span className="grow">{words}</span>
        <b className="tabular">{format.percent(total > 0 ? done / total : 0)}</b>
      </div>
      <Progress done={done} total={total} label={words} />
      <div className="row meta text-3">
        <span className="grow">
          {speed && item.status === 'running' && (
            <span className="tabular">
              {t('imports.rate', { rate: format.number(Math.round(speed.rate)) })}
              {' · '}
              {speed.secondsLeft < 90
                ? t('imports.left.seconds', { count: Math.ceil(speed.secondsLeft / 5) * 5 })
                : t('imports.left.minutes', { count: Math.round(speed.secondsLeft / 60) })}
              {'. '}
            </span>
          )}
          {t('imports.background')}
        </span>
        {(item.status === 'running' || item.status === 'retrying') && (
          <Button size="xs" loading={verbs.stop.isPending} onClick={() => verbs.stop.mutate()}>
            {t('imports.stop')}
          </Button>
        )}
      </div>
    </>
  );
}

function Result({ item, object }: { item: Import; object?: ObjectType }) {
  const t = useText();
  const label = useLabel();
  const good = item.status === 'done' || item.status === 'undone';
  return (
    <div className={styles.result}>
      <span className={styles.resultIcon} data-good={good || undefined}>
        <Icon name={good ? 'check' : 'risk'} />
      </span>
      <div>
        <h2>
          {t(`imports.result.${item.status}`, {
            created: item.rows.created,
            updated: item.rows.updated,
            objects: label(object?.pluralLabel).toLocaleLowerCase(),
            undone: item.undo?.undone ?? 0,
          })}
        </h2>
        <p className="small text-2">
          {item.undo && item.undo.kept > 0
            ? t('imports.kept', { count: item.undo.kept })
            : item.status === 'undone'
              ? t('imports.undoneHint')
              : t('imports.doneHint')}
        </p>
      </div>
    </div>
  );
}

/** The records that were made while it ran. */
function OpenImported({ item, object }: { item: Import; object: ObjectType }) {
  const t = useText();
  const label = useLabel();
  const search = { filter: madeMeanwhile(item) };
  return (
    <Button
      variant="filled"
      renderRoot={(props) => <Link to="/$path" params={{ path: object.path }} search={search} {...props} />}
    >
      {t('imports.open', { objects: label(object.pluralLabel).toLocaleLowerCase() })}
    </Button>
  );
}

/** Takes the whole import back, after it said what that touches. */
export function UndoButton({ item, verbs }: { item: Import; verbs: ImportVerbs }) {
  const t = useText();
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button leftSection={<Icon name="restore" size={14} />} onClick={() => setAsked(true)}>
        {t('imports.undo')}
      </Button>
      <Modal
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('imports.undoTitle', { file: item.fileName })}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <p className="small text-2">
          {t('imports.undoWhat', { created: item.rows.created, updated: item.rows.updated })}
          {item.mapping.columns.some((column) => column.create) && ` ${t('imports.undoFields')}`}
        </p>
        <div className={styles.dialogActions}>
          <Button onClick={() => setAsked(false)}>{t('imports.undoKeep')}</Button>
          <Button
            variant="filled"
            data-danger
            loading={verbs.undo.isPending}
            onClick={() => verbs.undo.mutate(undefined, { onSettled: () => setAsked(false) })}
          >
            {t('imports.undoDo')}
          </Button>
        </div>
      </Modal>
    </>
  );
}
