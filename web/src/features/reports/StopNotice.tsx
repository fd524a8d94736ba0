import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { showToast } from '@/shared/actions/toasts';
import { request } from '@/shared/api/http';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import styles from './reports.module.css';

/** Where the link in a letter leads: one click more, since programs that look at mail follow links too. */
export function StopNotice({ report, schedule }: { report: string; schedule: string }) {
  const t = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const done = () => navigate({ to: '/insight/reports/$id', params: { id: report }, search: {}, replace: true });
  const leave = useMutation({
    mutationFn: () => request<void>('DELETE', `reports/${report}/schedules/${schedule}/recipients/me`),
    onSuccess: async () => {
      showToast(t('reports.stopped'));
      await client.invalidateQueries({ queryKey: ['reports', report, 'schedules'] });
      await done();
    },
  });
  return (
    <div className={`card ${styles.notice}`} role="region" aria-label={t('reports.stop')}>
      <p className="grow">{t('reports.stopAsk')}</p>
      <Button size="xs" onClick={() => void done()}>
        {t('action.cancel')}
      </Button>
      <Button size="xs" variant="filled" loading={leave.isPending} onClick={() => leave.mutate()}>
        {t('reports.stop')}
      </Button>
      {leave.error && <ErrorPanel failure={leave.error} />}
    </div>
  );
}
