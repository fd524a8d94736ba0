import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { addComment, changeComment } from '@/shared/api/comments';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Kbd } from '@/shared/ui/Kbd';
import styles from './comments.module.css';
import { MentionInput } from './MentionInput';
import { type Mentioning, mentionsIn, nothingSaid } from './mentions';
import { useComments } from './useComments';

/** Writes a comment under a record, or changes one's own. */
export function CommentForm({
  path,
  record,
  changed,
  onClose,
  bare,
}: {
  path: string;
  record: string;
  /** The comment that is being changed. */
  changed?: { id: string; value: Mentioning };
  onClose?: () => void;
  bare?: boolean;
}) {
  const t = useText();
  const [value, setValue] = useState(changed?.value ?? nothingSaid);
  const { refresh } = useComments();
  const save = useMutation({
    mutationFn: () =>
      changed
        ? changeComment(changed.id, value.text, mentionsIn(value))
        : addComment(path, record, value.text, mentionsIn(value)),
    onSuccess: async () => {
      setValue(nothingSaid);
      onClose?.();
      await refresh();
    },
  });
  const ready = value.text.trim() !== '';
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && ready && !save.isPending) {
      event.preventDefault();
      save.mutate();
    }
  };
  return (
    <div className={bare ? undefined : styles.form} onKeyDown={onKeyDown}>
      <MentionInput
        value={value}
        onChange={setValue}
        label={t('comment.write')}
        className={styles.input}
        autoFocus={changed !== undefined}
      />
      {save.isError && <ErrorPanel failure={save.error} title={t('comment.failed')} />}
      <div className={styles.formFoot}>
        <span className="meta text-3 grow">{t('comment.hint')}</span>
        <span className="wide-only">
          <Kbd>{'Ctrl ↵'}</Kbd>
        </span>
        {onClose && (
          <Button size="xs" onClick={onClose}>
            {t('action.cancel')}
          </Button>
        )}
        <Button size="xs" variant="filled" disabled={!ready} loading={save.isPending} onClick={() => save.mutate()}>
          {changed ? t('action.save') : t('comment.add')}
        </Button>
      </div>
    </div>
  );
}
