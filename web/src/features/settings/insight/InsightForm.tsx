import { Button, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { request } from '@/shared/api/http';
import { Select } from '@/shared/fields/Select';
import { useText } from '@/shared/i18n/text';
import { Card } from '../parts/Card';
import { fieldErrors, Refused } from '../parts/Refused';
import { timeZones } from '../parts/timeZones';
import styles from '../settings.module.css';
import { type Entry, groups, keptNumber, shownNumber } from './entries';
import { type InsightSettings, insightSettingsQuery, type Measure, runQuery } from './insight';

const measures: Measure[] = ['CONTRIBUTION', 'SPENT', 'LIFETIME_VALUE'];

/** All settings in one form: saving has everybody computed anew. */
export function InsightForm({ settings }: { settings: InsightSettings }) {
  const t = useText();
  const client = useQueryClient();
  // The server calls it Z where none is set.
  const [draft, setDraft] = useState({ ...settings, timeZone: settings.timeZone === 'Z' ? 'UTC' : settings.timeZone });
  const save = useMutation({
    mutationFn: () => request<InsightSettings>('PUT', 'insight-settings', { body: draft }),
    onSuccess: async (saved) => {
      client.setQueryData(insightSettingsQuery.queryKey, saved);
      await client.invalidateQueries({ queryKey: runQuery.queryKey });
      showToast(t('insightSettings.saved'));
    },
  });
  const errors = fieldErrors(save.error);
  const change = ({ part, field, kind }: Entry, value: number | string) => {
    if (value === '') return;
    setDraft({ ...draft, [part]: { ...draft[part], [field]: keptNumber(Number(value), kind) } });
  };
  const valueOf = ({ part, field, kind }: Entry) =>
    shownNumber((draft[part] as unknown as Record<string, number>)[field]!, kind);
  const input = (entry: Entry) => (
    <NumberInput
      key={entry.field}
      label={t(`insightSettings.${entry.part}.${entry.field}`)}
      description={t(`insightSettings.${entry.part}.${entry.field}.hint`)}
      value={valueOf(entry)}
      onChange={(value) => change(entry, value)}
      error={errors[`${entry.part}.${entry.field}`]}
      suffix={entry.kind === 'share' ? ' %' : undefined}
      min={0}
      allowNegative={false}
      allowDecimal={entry.kind !== 'whole'}
      decimalScale={1}
      hideControls
    />
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Card title={t('insightSettings.time')} hint={t('insightSettings.timeHint')}>
        <div className={styles.two}>
          <Select
            searchable
            label={t('insightSettings.timeZone')}
            data={timeZones(draft.timeZone)}
            value={draft.timeZone}
            onChange={(timeZone) => timeZone && setDraft({ ...draft, timeZone })}
          />
          <TextInput
            type="date"
            label={t('insightSettings.dataEndOn')}
            description={t('insightSettings.dataEndOn.hint')}
            value={draft.dataEndOn ?? ''}
            onChange={(event) => setDraft({ ...draft, dataEndOn: event.currentTarget.value || null })}
          />
        </div>
      </Card>
      {groups.map(({ name, entries }) => (
        <Card key={name} title={t(`insightSettings.${name}`)} hint={t(`insightSettings.${name}.hint`)}>
          <div className={styles.two}>
            {name === 'tiering' && (
              <Select
                label={t('insightSettings.measure')}
                data={measures.map((measure) => ({ value: measure, label: t(`insightSettings.measure.${measure}`) }))}
                value={draft.tiering.measure}
                onChange={(measure) =>
                  measure && setDraft({ ...draft, tiering: { ...draft.tiering, measure: measure as Measure } })
                }
              />
            )}
            {entries.map(input)}
          </div>
        </Card>
      ))}
      <Refused
        failure={save.error}
        shown={groups.flatMap((group) => group.entries.map((entry) => `${entry.part}.${entry.field}`))}
      />
      <div className={styles.actions}>
        <span className="meta text-3">{t('insightSettings.saveHint')}</span>
        <Button type="submit" variant="filled" loading={save.isPending}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  );
}
