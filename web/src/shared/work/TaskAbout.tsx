import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCatalog } from '@/shared/api/catalog';
import { relate, relatedRecordQuery, type RelatedRecord, unrelate } from '@/shared/api/following';
import { ReferenceInput } from '@/shared/fields/ReferenceInput';
import { Select } from '@/shared/fields/Select';
import { useLabel, useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import { useTaskChange } from './useTaskChange';
import styles from './work.module.css';

/** The record that a task is about: opened from here, chosen by whoever may change the task. */
export function TaskAbout({ task, editable }: { task: string; editable: boolean }) {
  const t = useText();
  const query = useQuery(relatedRecordQuery(task));
  const [choosing, setChoosing] = useState(false);
  const change = useTaskChange();
  const related = query.data?.related;
  const choose = (object: string, id: string) =>
    change.mutate(() => relate(task, object, id), { onSuccess: () => setChoosing(false) });
  return (
    <section className={styles.part} aria-label={t('task.about')}>
      <div className="row">
        <h2 className="grow">{t('task.about')}</h2>
        {editable && !choosing && (
          <IconButton
            icon={related ? 'edit' : 'plus'}
            label={t(related ? 'task.aboutAnother' : 'task.aboutChoose')}
            onClick={() => setChoosing(true)}
          />
        )}
        {editable && related && !choosing && (
          <IconButton icon="close" label={t('task.aboutNothing')} onClick={() => change.mutate(() => unrelate(task))} />
        )}
      </div>
      {query.error && (
        <ErrorPanel failure={query.error} retry={() => void query.refetch()} title={t('task.aboutFailed')} />
      )}
      {change.error && <ErrorPanel failure={change.error} title={t('task.changeFailed')} />}
      {query.isSuccess && !related && !choosing && <p className="small text-3">{t('task.aboutNone')}</p>}
      {related && !choosing && <RelatedLink related={related} />}
      {choosing && <Choosing onChoose={choose} onCancel={() => setChoosing(false)} />}
    </section>
  );
}

/** Leads to the record; what the reader may not open, or what is gone, says so. */
export function RelatedLink({ related }: { related: RelatedRecord }) {
  const t = useText();
  const label = useLabel();
  const object = useCatalog().named(related.object);
  const kind = label(object?.label) || related.object;
  return (
    <span className={styles.related}>
      <Icon name="link" size={14} />
      {related.title ? (
        <Link to="/$path/$id" params={{ path: related.path, id: related.id }} className="link ellipsis">
          {t('task.aboutNamed', { object: kind, title: related.title })}
        </Link>
      ) : (
        <span className="text-3">{t('task.aboutClosed', { object: kind })}</span>
      )}
    </span>
  );
}

function Choosing({ onChoose, onCancel }: { onChoose: (object: string, id: string) => void; onCancel: () => void }) {
  const t = useText();
  const label = useLabel();
  const objects = useCatalog().objects.filter((object) => object.page);
  const [object, setObject] = useState(objects[0]?.name ?? '');
  return (
    <div className={styles.choosing}>
      <Select
        label={t('task.aboutObject')}
        data={objects.map((each) => ({ value: each.name, label: label(each.label) }))}
        value={object}
        onChange={(name) => setObject(name ?? '')}
        allowDeselect={false}
      />
      <ReferenceInput
        key={object}
        target={object}
        label={t('task.aboutRecord')}
        value={null}
        onChange={(record) => record && onChoose(object, record.id)}
        required
      />
      <button type="button" className="link meta" onClick={onCancel}>
        {t('action.cancel')}
      </button>
    </div>
  );
}
