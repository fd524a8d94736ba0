import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { Problem } from '@/shared/api/problem';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { SharingFields, useSharing } from '@/shared/ui/Sharing';
import { changeReport, createReport, type Definition, type Report } from './api';
import styles from './reports.module.css';

/** Names a report, says who has it, and keeps it. */
export function SaveDialog({
  report,
  object,
  definition,
  onClose,
}: {
  /** Absent for a new one. */
  report?: Report;
  object: string;
  definition: Definition;
  onClose: () => void;
}) {
  const t = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const shared = useSharing(report);
  const { name, sharing, team } = shared;
  const [description, setDescription] = useState(report?.description ?? '');
  const save = useMutation({
    mutationFn: () => {
      const draft = { name, description, sharing, team, object, definition };
      return report ? changeReport(report, draft) : createReport(draft);
    },
    onSuccess: async (saved) => {
      client.setQueryData(['reports', saved.id], saved);
      await client.invalidateQueries({ queryKey: ['reports'] });
      showToast(t('reports.saved', { name: saved.name }));
      onClose();
      await navigate({ to: '/insight/reports/$id', params: { id: saved.id } });
    },
  });
  const errors = save.error instanceof Problem ? save.error.fieldErrors : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const unplaced = save.isError && !errors.name && !errors.team && !errors.description;
  return (
    <Modal opened onClose={onClose} title={t('reports.save')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form onSubmit={submit} className={styles.form}>
        <SharingFields shared={shared} errors={errors}>
          <Textarea
            label={t('reports.description')}
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
            error={errors.description}
            maxLength={2000}
            autosize
          />
        </SharingFields>
        {unplaced && <ErrorPanel failure={save.error} title={t('reports.notSaved')} />}
        <div className={styles.dialogActions}>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" variant="filled" loading={save.isPending} disabled={!name.trim()}>
            {t('reports.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
