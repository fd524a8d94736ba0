import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '@/shared/api/http';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { Badge, type Tone } from '@/shared/ui/Badge';
import { Card } from '../parts/Card';
import { Refused } from '../parts/Refused';
import { type Run, runQuery } from './insight';

const tones: Record<Run['state'], Tone> = { none: 'neutral', waiting: 'accent', done: 'good', failed: 'risk' };

/** The pass over everybody: how the last one went, and another one at once. */
export function StandingRun() {
  const t = useText();
  const format = useFormat();
  const client = useQueryClient();
  const { data: run } = useQuery(runQuery);
  const ask = useMutation({
    mutationFn: () => request<Run>('POST', 'standing-runs'),
    onSuccess: (asked) => client.setQueryData(runQuery.queryKey, asked),
  });
  return (
    <Card
      title={t('insightSettings.run')}
      hint={t('insightSettings.runHint')}
      actions={
        <Button
          size="xs"
          loading={ask.isPending}
          disabled={!run || run.state === 'waiting'}
          onClick={() => ask.mutate()}
        >
          {t('insightSettings.again')}
        </Button>
      }
    >
      <div className="row small" role="status">
        {run && (
          <>
            <Badge tone={tones[run.state]}>{t(`insightSettings.state.${run.state}`)}</Badge>
            <span className="text-2">
              {run.state === 'done' && run.finishedAt && run.asOf
                ? t('insightSettings.done', {
                    when: format.exact(run.finishedAt),
                    day: format.day(run.asOf),
                    customers: run.customers,
                    written: run.written,
                  })
                : run.askedAt && t('insightSettings.asked', { when: format.exact(run.askedAt) })}
            </span>
          </>
        )}
      </div>
      <Refused failure={ask.error} />
    </Card>
  );
}
