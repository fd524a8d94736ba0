import { useMutation, useQueryClient } from '@tanstack/react-query';
import { may, useCatalog } from '@/shared/api/catalog';
import { request } from '@/shared/api/http';
import { showToast } from '@/shared/actions/toasts';
import { Select } from '@/shared/fields/Select';
import { useText } from '@/shared/i18n/text';
import type { Member } from './pictures';

export const reasons = ['needs', 'alternative', 'service', 'advertising', 'terms'] as const;

/** Why a relationship ended: what somebody told, or what follows from a complaint; told where it stands. */
export function ReasonCell({ member }: { member: Member }) {
  const t = useText();
  const client = useQueryClient();
  const changes = may(useCatalog().named('customer'), 'change');
  const tell = useMutation({
    mutationFn: (reason: string) =>
      request<unknown>('PUT', `customers/${member.id}/dissolution`, {
        body: { reason, endedBy: member.endedBy ?? null, note: null },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['insight'] });
      showToast(t('pictures.reasonTold', { name: member.name ?? '' }));
    },
    onError: () => showToast(t('pictures.reasonFailed')),
  });
  const words = member.reason
    ? t(`pictures.reason.${member.reason}`) + (member.reasonDerived ? ` ${t('pictures.derived')}` : '')
    : t('pictures.reason.unknown');
  if (!changes) return words;
  return (
    <Select
      size="xs"
      w={210}
      aria-label={t('pictures.reasonOf', { name: member.name ?? '' })}
      placeholder={words}
      disabled={tell.isPending}
      data={reasons.map((reason) => ({ value: reason, label: t(`pictures.reason.${reason}`) }))}
      value={member.reasonDerived ? null : (member.reason ?? null)}
      onChange={(reason) => reason && tell.mutate(reason)}
    />
  );
}
