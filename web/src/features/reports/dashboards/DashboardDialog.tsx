import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Problem } from '@/shared/api/problem';
import { Select } from '@/shared/fields/Select';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { changeDashboard, createDashboard, type Dashboard } from '../api';
import styles from '../reports.module.css';
import { sharings, useTeams } from '../SaveDialog';

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
  const [name, setName] = useState(dashboard?.name ?? '');
  const [sharing, setSharing] = useState<string>(dashboard?.sharing ?? 'mine');
  const teams = useTeams(sharing === 'team');
  const [chosenTeam, setChosenTeam] = useState(dashboard?.team ?? null);
  const team = sharing === 'team' ? (chosenTeam ?? teams[0]?.id ?? null) : null;
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
        <TextInput
          label={t('reports.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={errors.name}
          maxLength={120}
          required
          data-autofocus
        />
        <Select
          label={t('reports.sharing')}
          data={sharings.map((value) => ({ value, label: t(`reports.sharing.${value}`) }))}
          value={sharing}
          allowDeselect={false}
          onChange={(value) => setSharing(value ?? 'mine')}
        />
        {sharing === 'team' && (teams.length > 1 || errors.team) && (
          <Select
            label={t('reports.team')}
            data={teams.map((each) => ({ value: each.id, label: each.name }))}
            value={team}
            error={errors.team}
            onChange={setChosenTeam}
          />
        )}
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
