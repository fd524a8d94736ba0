import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ObjectType } from '@/shared/api/catalog';
import { Problem } from '@/shared/api/problem';
import { deleteRecord, type Row } from '@/shared/api/records';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { Chip } from '@/shared/ui/Chip';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { channelOf, decisionFor, purposesOf } from './consents';
import styles from './customer.module.css';
import { FilePicker } from './files/FilePicker';
import { FileRows } from './files/FileRows';
import { attach, filesQuery, useFileChanges } from './files/files';
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
  const [decidedOn, setDecidedOn] = useState<string | null>(null);
  const [documents, setDocuments] = useState<File[]>([]);
  const { data: files = [] } = useQuery(filesQuery(customer.id));
  const { refresh: refreshFiles } = useFileChanges();
  const changed = purposes.filter(({ value }) => states[value] !== (own(value)?.state ?? 'none'));
  const gives = changed.some(({ value }) => states[value] === 'given');
  const save = useMutation({
    mutationFn: async () => {
      for (const { value: purpose } of changed) {
        const before = own(purpose);
        const state = states[purpose];
        const written = {
          state,
          evidence: evidence.trim() || null,
          // Decided on an earlier day: at noon, which is that day in every zone where somebody may read it.
          ...(decidedOn && { decidedAt: new Date(`${decidedOn}T12:00:00`).toISOString() }),
        };
        if (state === 'none') {
          await deleteRecord(object.path, before!.id, before!.version);
          continue;
        }
        const decision = before
          ? await change(before, written)
          : await create(
              {
                customer: customer.id,
                contactPoint: point?.id ?? null,
                purpose,
                channel: point ? channelOf(asText(point.kind)) : 'any',
                ...written,
              },
              crypto.randomUUID(),
            );
        for (const document of documents) await attach(object.path, decision.id, document);
      }
      refreshFiles();
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
                      asReference(before.changedBy)?.name,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </div>
                )}
                {before && files.some((file) => file.record === before.id) && (
                  <FileRows files={files.filter((file) => file.record === before.id)} />
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
        <DateInput
          size="sm"
          label={t('consent.decidedOn')}
          placeholder={t('consent.today')}
          valueFormat="D MMM YYYY"
          maxDate={new Date()}
          clearable
          clearButtonProps={{ 'aria-label': t('action.clear') }}
          value={decidedOn}
          error={errors.decidedAt}
          onChange={setDecidedOn}
        />
        <FilePicker label={t('consent.document')} onFiles={(more) => setDocuments([...documents, ...more])}>
          {(open) => (
            <div className="row" style={{ flexWrap: 'wrap' }}>
              <Button size="xs" leftSection={<Icon name="attachment" size={14} />} onClick={open}>
                {t('consent.document')}
              </Button>
              {documents.map((document, index) => (
                <Chip
                  key={`${index} ${document.name}`}
                  removeLabel={t('files.remove', { name: document.name })}
                  onRemove={() => setDocuments(documents.filter((other) => other !== document))}
                >
                  {document.name}
                </Chip>
              ))}
            </div>
          )}
        </FilePicker>
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
