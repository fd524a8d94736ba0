import { Button, Checkbox, Drawer, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { useChannels } from '@/shared/api/channels';
import { request } from '@/shared/api/http';
import { describeProblem, Problem } from '@/shared/api/problem';
import { segmentsQuery } from '@/shared/api/segments';
import { ReferenceInput } from '@/shared/fields/ReferenceInput';
import { Select } from '@/shared/fields/Select';
import { referenceNameQuery } from '@/shared/fields/references';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { LimitRows } from './LimitRows';
import { actions, type ContactLimit, type Policy } from './segments';
import styles from './segments.module.css';

interface Props {
  opened: boolean;
  /** The policy that is changed; absent where a new one is made. */
  policy?: Policy;
  /** For which segment a new one begins. */
  segment?: string;
  editable: boolean;
  onClose: () => void;
}

/** Makes a policy, changes or deletes one. */
export function PolicyDrawer({ opened, policy, segment, editable, onClose }: Props) {
  const t = useText();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={policy?.name ?? t('policy.new')}
      overlayProps={{ color: '#0e1013', backgroundOpacity: 0.12 }}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      classNames={{ body: styles.drawerBody }}
    >
      {opened && (
        <PolicyForm
          key={policy ? `${policy.id} ${policy.version}` : 'new'}
          policy={policy}
          segment={segment}
          editable={editable}
          onClose={onClose}
        />
      )}
    </Drawer>
  );
}

const numberOrNull = (value: string | number) => (value === '' ? null : Number(value));

function draftOf(policy: Policy | undefined, segment: string | undefined) {
  return {
    name: policy?.name ?? '',
    segment: policy?.segment ?? segment ?? null,
    cadenceDays: (policy?.cadenceDays ?? '') as string | number,
    answerHours: (policy?.answerMinutes != null ? policy.answerMinutes / 60 : '') as string | number,
    channels: policy?.channels ?? ['email', 'phone'],
    actions: policy?.actions ?? [...actions],
    limits: policy?.limits ?? ([] as ContactLimit[]),
    quietFrom: policy?.quietFrom?.slice(0, 5) ?? '',
    quietUntil: policy?.quietUntil?.slice(0, 5) ?? '',
    owner: policy?.owner ?? null,
    team: policy?.team ?? null,
  };
}

function PolicyForm({ policy, segment, editable, onClose }: Omit<Props, 'opened'>) {
  const t = useText();
  const client = useQueryClient();
  const channels = useChannels();
  const { data: segments = [] } = useQuery(segmentsQuery);
  const [draft, setDraft] = useState(() => draftOf(policy, segment));
  const set = (values: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...values }));
  const done = async () => {
    onClose();
    await client.invalidateQueries({ queryKey: ['policies'] });
    await client.invalidateQueries({ queryKey: ['segments'] });
  };
  const save = useMutation({
    mutationFn: () => {
      const { answerHours, cadenceDays, quietFrom, quietUntil, ...rest } = draft;
      const hours = numberOrNull(answerHours);
      const body = {
        ...rest,
        cadenceDays: numberOrNull(cadenceDays),
        answerMinutes: hours === null ? null : Math.round(hours * 60),
        quietFrom: quietFrom || null,
        quietUntil: quietUntil || null,
      };
      return policy
        ? request<Policy>('PUT', `policies/${policy.id}`, { body, ifMatch: policy.version })
        : request<Policy>('POST', 'policies', { body });
    },
    onSuccess: async (saved) => {
      showToast(t('policy.saved', { name: saved.name }));
      await done();
    },
  });
  const remove = useMutation({
    mutationFn: () => request('DELETE', `policies/${policy!.id}`),
    onSuccess: async () => {
      showToast(t('policy.deleted', { name: policy!.name }));
      await done();
    },
  });
  const [deleting, setDeleting] = useState(false);
  const failure = save.error ?? remove.error;
  const errors = failure instanceof Problem ? failure.fieldErrors : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className={styles.drawerForm} onSubmit={submit} noValidate>
      <fieldset className={styles.drawerFields} disabled={!editable}>
        <TextInput
          label={t('segments.name')}
          value={draft.name}
          error={errors.name}
          data-autofocus={!policy || undefined}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Select
          label={t('policy.segment')}
          searchable
          data={segments.map((one) => ({ value: one.id, label: one.name }))}
          value={draft.segment}
          error={errors.segment}
          onChange={(value) => set({ segment: value })}
        />
        <div className={styles.two}>
          <NumberInput
            label={t('policy.cadence')}
            description={t('policy.cadenceHint')}
            min={1}
            max={3660}
            allowDecimal={false}
            value={draft.cadenceDays}
            error={errors.cadenceDays}
            onChange={(cadenceDays) => set({ cadenceDays })}
          />
          <NumberInput
            label={t('policy.answer')}
            description={t('policy.answerHint')}
            min={0.25}
            decimalScale={2}
            value={draft.answerHours}
            error={errors.answerMinutes}
            onChange={(answerHours) => set({ answerHours })}
          />
        </div>
        <Checkbox.Group
          label={t('policy.actions')}
          value={draft.actions}
          error={errors.actions}
          onChange={(chosen) => set({ actions: chosen })}
        >
          <div className={styles.checks}>
            {actions.map((action) => (
              <Checkbox key={action} value={action} label={t(`policy.action.${action}`)} />
            ))}
          </div>
        </Checkbox.Group>
        <Checkbox.Group
          label={t('policy.channels')}
          value={draft.channels}
          error={errors.channels}
          onChange={(chosen) => set({ channels: chosen })}
        >
          <div className={styles.checks}>
            {channels
              .filter((channel) => channel.code !== 'internal')
              .map((channel) => (
                <Checkbox key={channel.code} value={channel.code} label={channel.name} />
              ))}
          </div>
        </Checkbox.Group>
        <LimitRows
          limits={draft.limits}
          channels={channels}
          error={errors.limits}
          onChange={(limits) => set({ limits })}
        />
        <div className={styles.two}>
          <TextInput
            type="time"
            label={t('policy.quietFrom')}
            value={draft.quietFrom}
            onChange={(event) => set({ quietFrom: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            label={t('policy.quietUntil')}
            value={draft.quietUntil}
            error={errors.quietUntil}
            onChange={(event) => set({ quietUntil: event.currentTarget.value })}
          />
        </div>
        <Responsible
          target="user"
          label={t('policy.owner')}
          value={draft.owner}
          error={errors.owner}
          onChange={(owner) => set({ owner })}
        />
        <Responsible target="team" label={t('policy.team')} value={draft.team} onChange={(team) => set({ team })} />
        {failure && Object.keys(errors).length === 0 && (
          <div className={styles.failure} role="alert">
            <Icon name="risk" /> <span>{describeProblem(failure, t)}</span>
          </div>
        )}
      </fieldset>
      {editable && (
        <div className={styles.drawerActions}>
          {policy && !deleting && (
            <Button variant="subtle" data-danger onClick={() => setDeleting(true)}>
              {t('policy.delete')}
            </Button>
          )}
          {deleting && (
            <Button variant="filled" data-danger loading={remove.isPending} onClick={() => remove.mutate()}>
              {t('policy.deleteSure', { name: policy?.name })}
            </Button>
          )}
          <span className="grow" />
          <Button onClick={deleting ? () => setDeleting(false) : onClose}>{t('action.cancel')}</Button>
          {!deleting && (
            <Button
              type="submit"
              variant="filled"
              loading={save.isPending}
              disabled={!draft.name.trim() || !draft.segment}
            >
              {t('action.save')}
            </Button>
          )}
        </div>
      )}
    </form>
  );
}

function Responsible({
  target,
  label,
  value,
  error,
  onChange,
}: {
  target: 'user' | 'team';
  label: string;
  value: string | null;
  error?: string;
  onChange: (value: string | null) => void;
}) {
  const { data: name, isPending } = useQuery({ ...referenceNameQuery(target, value ?? ''), enabled: value !== null });
  if (value !== null && isPending) return null;
  return (
    <ReferenceInput
      target={target}
      label={label}
      error={error}
      value={value === null ? null : { id: value, name: name ?? '' }}
      onChange={(chosen) => onChange(chosen?.id ?? null)}
    />
  );
}
