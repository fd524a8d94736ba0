import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { request } from '@/shared/api/http';
import { useMe } from '@/shared/api/me';
import { Problem } from '@/shared/api/problem';
import { Select } from '@/shared/fields/Select';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { changeReport, createReport, type Definition, type Report } from './api';
import styles from './reports.module.css';

export const sharings = ['mine', 'team', 'everyone'] as const;

/** The teams of the person, one of which something may be shared with. */
export function useTeams(enabled: boolean) {
  const me = useMe();
  const { data: user } = useQuery({
    queryKey: ['records', 'users', 'settings', me.id],
    queryFn: () => request<{ teams: { id: string; name: string }[] }>('GET', `users/${me.id}`),
    enabled,
  });
  return user?.teams ?? [];
}

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
  const [name, setName] = useState(report?.name ?? '');
  const [description, setDescription] = useState(report?.description ?? '');
  const [sharing, setSharing] = useState<string>(report?.sharing ?? 'mine');
  const teams = useTeams(sharing === 'team');
  const [chosenTeam, setChosenTeam] = useState(report?.team ?? null);
  const team = sharing === 'team' ? (chosenTeam ?? teams[0]?.id ?? null) : null;
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
        <TextInput
          label={t('reports.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={errors.name}
          maxLength={120}
          required
          data-autofocus
        />
        <Textarea
          label={t('reports.description')}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
          error={errors.description}
          maxLength={2000}
          autosize
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
