import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { request } from '@/shared/api/http';
import { useMe } from '@/shared/api/me';
import type { Sharing } from '@/shared/api/views';
import { Select } from '@/shared/fields/Select';
import { useText } from '@/shared/i18n/text';

const sharings: readonly Sharing[] = ['mine', 'team', 'everyone'];

/** The name of what a person keeps and who else has it, while both are chosen. */
export function useSharing(kept?: { name: string; sharing: string; team?: string | null }) {
  const me = useMe();
  const [name, setName] = useState(kept?.name ?? '');
  const [sharing, setSharing] = useState((kept?.sharing as Sharing | undefined) ?? 'mine');
  const [chosenTeam, setTeam] = useState(kept?.team ?? null);
  const { data: user } = useQuery({
    queryKey: ['records', 'users', 'settings', me.id],
    queryFn: () => request<{ teams: { id: string; name: string }[] }>('GET', `users/${me.id}`),
    enabled: sharing === 'team',
  });
  const teams = user?.teams ?? [];
  const team = sharing === 'team' ? (chosenTeam ?? teams[0]?.id ?? null) : null;
  return { name, setName, sharing, setSharing, teams, team, setTeam };
}

/** Fields for both; the team is asked only of who is in several. */
export function SharingFields({
  shared,
  errors,
  children,
}: {
  shared: ReturnType<typeof useSharing>;
  errors: Record<string, string | undefined>;
  /** Fields between the name and who has it. */
  children?: ReactNode;
}) {
  const t = useText();
  const { name, setName, sharing, setSharing, teams, team, setTeam } = shared;
  return (
    <>
      <TextInput
        label={t('sharing.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={errors.name}
        maxLength={120}
        required
        data-autofocus
      />
      {children}
      <Select
        label={t('sharing.who')}
        data={sharings.map((value) => ({ value, label: t(`sharing.${value}`) }))}
        value={sharing}
        allowDeselect={false}
        onChange={(value) => setSharing(value as Sharing)}
      />
      {sharing === 'team' && (teams.length > 1 || errors.team) && (
        <Select
          label={t('sharing.team.choose')}
          data={teams.map((each) => ({ value: each.id, label: each.name }))}
          value={team}
          error={errors.team}
          onChange={setTeam}
        />
      )}
    </>
  );
}
