import { Button, NumberInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { request } from '@/shared/api/http';
import { workSettingsQuery } from '@/shared/api/work';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import styles from './work.module.css';

/** After how many days without contact a key customer comes to somebody's list; for an administrator. */
export function NeglectSetting() {
  const t = useText();
  const client = useQueryClient();
  const { data } = useQuery(workSettingsQuery);
  const [typed, setTyped] = useState<string>();
  const save = useMutation({
    mutationFn: (neglectDays: number) =>
      request<{ neglectDays: number }>('PUT', 'work-settings', { body: { neglectDays } }),
    onSuccess: (saved) => {
      client.setQueryData(workSettingsQuery.queryKey, saved);
      setTyped(undefined);
      showToast(t('workPage.neglectSaved', { days: saved.neglectDays }));
    },
  });
  if (!data) return null;
  const days = Number(typed ?? data.neglectDays);
  return (
    <section className={styles.setting} aria-label={t('workPage.neglect')}>
      <NumberInput
        label={t('workPage.neglect')}
        description={t('workPage.neglectHint')}
        min={1}
        max={3650}
        value={typed ?? data.neglectDays}
        onChange={(value) => setTyped(String(value))}
      />
      <Button
        disabled={days === data.neglectDays || !(days >= 1)}
        loading={save.isPending}
        onClick={() => save.mutate(days)}
      >
        {t('action.save')}
      </Button>
      {save.isError && <ErrorPanel failure={save.error} title={t('work.failed')} />}
    </section>
  );
}
