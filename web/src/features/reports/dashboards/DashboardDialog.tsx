import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { Problem } from '@/shared/api/problem';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { SharingFields, useSharing } from '@/shared/ui/Sharing';
import { changeDashboard, createDashboard, type Dashboard } from '../api';
import styles from '../reports.module.css';

/** Names a dashboard and says who has it; a new one may begin with a report. */
export function DashboardDialog({
  dashboard,
  report,
  onClose,
}: {
  dashboard?: Dashboard;
  report?: string;
  onClose: () => void;
}) {
  const t = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const shared = useSharing(dashboard);
  const { name, sharing, team } = shared;
  const save = useMutation({
    mutationFn: () =>
      dashboard
        ? changeDashboard(dashboard, { name, sharing, team })
        : createDashboard({ name, sharing, team, tiles: report ? [{ report, width: 6, height: 2 }] : [] }),
    onSuccess: async (saved) => {
      client.setQueryData(['dashboards', saved.id], saved);
      await client.invalidateQueries({ queryKey: ['dashboards'] });
      onClose();
      await navigate({ to: '/insight/dashboards/$id', params: { id: saved.id } });
    },
  });
  const errors = save.error instanceof Problem ? save.error.fieldErrors : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={dashboard ? t('dashboards.settings') : t('dashboards.new')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={submit} className={styles.form}>
        <SharingFields shared={shared} errors={errors} />
        {save.isError && !errors.name && !errors.team && <ErrorPanel failure={save.error} />}
        <div className={styles.dialogActions}>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" variant="filled" loading={save.isPending} disabled={!name.trim()}>
            {t('dashboards.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
