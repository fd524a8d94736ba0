import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ObjectType } from '@/shared/api/catalog';
import { Problem } from '@/shared/api/problem';
import { deleteRecord, type Row } from '@/shared/api/records';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { channelOf, decisionFor, purposesOf } from './consents';
import styles from './customer.module.css';
import { usePartChanges } from './related';
import { asReference, asText } from './values';

interface Props {
  object: ObjectType;
  customer: Row;
  /** The point that the decisions are about; every channel where it is absent. */
  point?: Row;
  consents: Row[];
  onClose: () => void;
}

type State = 'none' | 'given' | 'refused';

/** What the customer decided for each purpose; what is given needs to say how it was given. */
export function ConsentDialog({ object, customer, point, consents, onClose }: Props) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const { create, change, refresh } = usePartChanges(object);
  // Only decisions about this very point (or about none) are changed here; wider ones are shown where they were made.
  const own = (purpose: string) => {
    const found = decisionFor(consents, purpose, point);
    return found && asReference(found.contactPoint)?.id === point?.id ? found : undefined;
  };
  const purposes = purposesOf(object);
  const [states, setStates] = useState<Record<string, State>>(() =>
    Object.fromEntries(purposes.map(({ value }) => [value, (own(value)?.state as State | undefined) ?? 'none'])),
  );
  const [evidence, setEvidence] = useState('');
  const changed = purposes.filter(({ value }) => states[value] !== (own(value)?.state ?? 'none'));
  const gives = changed.some(({ value }) => states[value] === 'given');
  const save = useMutation({
    mutationFn: async () => {
      for (const { value: purpose } of changed) {
        const before = own(purpose);
        const state = states[purpose];
        const written = { state, evidence: evidence.trim() || null };
        if (state === 'none') await deleteRecord(object.path, before!.id, before!.version);
        else if (before) await change(before, written);
        else
          await create(
            {
              customer: customer.id,
              contactPoint: point?.id ?? null,
              purpose,
              channel: point ? channelOf(asText(point.kind)) : 'any',
              ...written,
            },
            crypto.randomUUID(),
          );
      }
    },
    onSettled: refresh,
    onSuccess: onClose,
  });
  const errors = save.error instanceof Problem ? save.error.fieldErrors : {};
  return (
    <Modal
      opened
      onClose={onClose}
      title={point ? t('consent.titleOf', { value: asText(point.value) }) : t('consent.general')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <div className={styles.form}>
        {purposes.map((purpose) => {
          const before = decisionFor(consents, purpose.value, point);
          return (
            <div key={purpose.value} className={styles.consentLine}>
              <div className="grow">
                <div className="small medium">{label(purpose.label)}</div>
                {before && (
                  <div className="meta text-3">
                    {[
                      before === own(purpose.value) ? undefined : t('consent.wider'),
                      typeof before.decidedAt === 'string' ? format.day(before.decidedAt.slice(0, 10)) : undefined,
                      asText(before.evidence),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </div>
                )}
              </div>
              <SegmentedControl
                size="xs"
                aria-label={label(purpose.label)}
                value={states[purpose.value]}
                onChange={(state) => setStates({ ...states, [purpose.value]: state as State })}
                data={[
                  { value: 'none', label: t('consent.none') },
                  { value: 'given', label: t('consent.given') },
                  { value: 'refused', label: t('consent.refused') },
                ]}
              />
            </div>
          );
        })}
        <TextInput
          label={t('consent.evidence')}
          description={t('consent.evidenceHint')}
          withAsterisk={gives}
          value={evidence}
          error={errors.evidence}
          onChange={(event) => setEvidence(event.currentTarget.value)}
        />
        {save.isError && !errors.evidence && <ErrorPanel failure={save.error} title={t('part.notSaved')} />}
        <div className={styles.formActions}>
          <span className="grow" />
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            variant="filled"
            loading={save.isPending}
            disabled={changed.length === 0 || (gives && !evidence.trim())}
            onClick={() => save.mutate()}
          >
            {t('part.save')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
