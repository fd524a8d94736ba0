import { Button, NumberInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { request } from '@/shared/api/http';
import { describeProblem, Problem } from '@/shared/api/problem';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { Loaded } from '@/shared/ui/Loaded';
import { PageHeader } from '@/shared/ui/PageHeader';
import { type SegmentSettings, segmentSettingsQuery } from './segments';
import styles from './segments.module.css';

/** The share of customers that chosen actions leave alone, and which customers are not known well enough. */
export function HoldoutPage() {
  const t = useText();
  const query = useQuery(segmentSettingsQuery);
  return (
    <div className={`page ${styles.narrow}`}>
      <PageHeader title={t('nav.holdout')} subtitle={t('holdout.subtitle')} />
      <Loaded query={query} lines={4}>
        {(kept) => <Settings key={`${kept.holdoutShare} ${kept.weakQuality}`} settings={kept} />}
      </Loaded>
    </div>
  );
}

function Settings({ settings }: { settings: SegmentSettings }) {
  const t = useText();
  const format = useFormat();
  const client = useQueryClient();
  const [share, setShare] = useState<string | number>(settings.holdoutShare);
  const [quality, setQuality] = useState<string | number>(settings.weakQuality);
  const save = useMutation({
    mutationFn: () =>
      request<SegmentSettings>('PUT', 'segment-settings', {
        body: { holdoutShare: Number(share), weakQuality: Number(quality) },
      }),
    onSuccess: async (saved) => {
      client.setQueryData(segmentSettingsQuery.queryKey, saved);
      showToast(t('holdout.saved'));
      await client.invalidateQueries({ queryKey: ['segments'] });
    },
  });
  const errors = save.error instanceof Problem ? save.error.fieldErrors : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const changed = Number(share) !== settings.holdoutShare || Number(quality) !== settings.weakQuality;
  return (
    <form className={styles.card} onSubmit={submit} noValidate>
      <NumberInput
        label={t('holdout.share')}
        description={t('holdout.shareHint')}
        min={0}
        max={50}
        decimalScale={2}
        value={share}
        error={errors.holdoutShare}
        onChange={setShare}
      />
      <p className="small text-2">
        {t('holdout.drawn', { control: format.number(settings.control), all: format.number(settings.customers) })}
      </p>
      <NumberInput
        label={t('holdout.quality')}
        description={t('holdout.qualityHint')}
        min={0}
        max={100}
        allowDecimal={false}
        value={quality}
        error={errors.weakQuality}
        onChange={setQuality}
      />
      {save.error && Object.keys(errors).length === 0 && (
        <p className="small risk" role="alert">
          {describeProblem(save.error, t)}
        </p>
      )}
      <div className={styles.formActions}>
        <span className="grow" />
        <Button
          type="submit"
          variant="filled"
          disabled={!changed || share === '' || quality === ''}
          loading={save.isPending}
        >
          {t('action.save')}
        </Button>
      </div>
    </form>
  );
}
