import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { may, type ObjectType } from '@/shared/api/catalog';
import { describeProblem, Problem } from '@/shared/api/problem';
import { changeRecord, createRecord, type Row } from '@/shared/api/records';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { AudiencePanel } from './AudiencePanel';
import { RuleBuilder } from './RuleBuilder';
import styles from './segments.module.css';

export interface SegmentDraft {
  name: string;
  description: string;
  kind: 'rule' | 'list';
  rule: string;
}

/** Makes a segment or changes one: its conditions at the left, whom they find at the right. */
export function SegmentForm({
  object,
  customers,
  segment,
  start,
  actions,
  children,
  onSaved,
}: {
  object: ObjectType;
  customers: ObjectType;
  /** The segment that is changed; absent where a new one is made. */
  segment?: { id: string; version: number };
  start: SegmentDraft;
  actions?: ReactNode;
  children?: ReactNode;
  onSaved: (row: Row) => void;
}) {
  const t = useText();
  const client = useQueryClient();
  const [draft, setDraft] = useState(start);
  const [key] = useState(() => crypto.randomUUID());
  const byRule = draft.kind === 'rule';
  const editable = segment ? may(object, 'change') : may(object, 'create');
  const changed = !segment || JSON.stringify(draft) !== JSON.stringify(start);
  const save = useMutation({
    mutationFn: () => {
      const values = {
        name: draft.name.trim(),
        description: draft.description.trim() || null,
        ...(byRule ? { rule: draft.rule } : {}),
      };
      return segment
        ? changeRecord('segments', segment.id, segment.version, values)
        : createRecord('segments', { ...values, kind: draft.kind }, key);
    },
    onSuccess: async (row) => {
      await client.invalidateQueries({ queryKey: ['segments'] });
      await client.invalidateQueries({ queryKey: ['records', 'segments'] });
      onSaved(row);
    },
  });
  const errors = save.error instanceof Problem ? save.error.fieldErrors : {};
  const elsewhere = save.error && !errors.name && !errors.rule ? describeProblem(save.error, t) : errors.rule;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <div className={styles.builder}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextInput
          label={t('segments.name')}
          value={draft.name}
          maxLength={200}
          error={errors.name}
          disabled={!editable}
          data-autofocus={!segment || undefined}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        <Textarea
          label={t('segment.description')}
          autosize
          minRows={2}
          value={draft.description}
          disabled={!editable}
          onChange={(event) => setDraft({ ...draft, description: event.currentTarget.value })}
        />
        {!segment && (
          <SegmentedControl
            aria-label={t('segment.kind')}
            value={draft.kind}
            onChange={(kind) => setDraft({ ...draft, kind: kind as SegmentDraft['kind'] })}
            data={[
              { value: 'rule', label: t('segment.byRule') },
              { value: 'list', label: t('segment.byHand') },
            ]}
          />
        )}
        {byRule ? (
          <section className={styles.card} aria-label={t('segment.conditions')}>
            <h2>{t('segment.conditions')}</h2>
            <RuleBuilder
              object={customers}
              rule={draft.rule}
              segment={segment?.id}
              onChange={(rule) => setDraft({ ...draft, rule })}
            />
          </section>
        ) : (
          <p className="small text-2">{t('segment.handHint')}</p>
        )}
        {elsewhere && (
          <div className={styles.failure} role="alert">
            <Icon name="risk" /> <span>{elsewhere}</span>
          </div>
        )}
        {children}
        <div className={styles.formActions}>
          {actions}
          <span className="grow" />
          {editable && (
            <Button
              type="submit"
              variant="filled"
              loading={save.isPending}
              disabled={!draft.name.trim() || (byRule && !draft.rule.trim()) || !changed}
            >
              {segment ? t('action.save') : t('segment.create')}
            </Button>
          )}
        </div>
      </form>
      {byRule && draft.rule.trim() !== '' && <AudiencePanel filter={draft.rule} without={segment?.id} />}
      {byRule && draft.rule.trim() === '' && (
        <div className={styles.panel}>
          <div className={styles.card}>
            <p className="small text-2">{t('audience.empty')}</p>
          </div>
        </div>
      )}
    </div>
  );
}
