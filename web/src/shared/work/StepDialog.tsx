import { Button, Modal, Radio, SegmentedControl, Stack, Textarea } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { type FormEvent, useState } from 'react';
import {
  type Answer,
  answers,
  type RejectionReason,
  rejectionReasons,
  type Step,
  type WorkItem,
} from '@/shared/api/work';
import type { Reference } from '@/shared/api/values';
import { ReferenceInput } from '@/shared/fields/ReferenceInput';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { snoozeUntil } from './due';
import type { AskedInDialog } from './StepMenus';
import { useTitle } from './words';

interface Props {
  item: WorkItem;
  what: AskedInDialog;
  /** Answers whether it was done; a refusal is shown here. */
  onStep: (step: Step) => Promise<boolean>;
  failure: unknown;
  onClose: () => void;
}

/** Asks what a step needs beyond one choice: to whom, why not, until when, a note. */
export function StepDialog({ item, what, onStep, failure, onClose }: Props) {
  const t = useText();
  const titleOf = useTitle();
  const [note, setNote] = useState('');
  const [answer, setAnswer] = useState<Answer>('reached');
  const [reason, setReason] = useState<RejectionReason>('not-now');
  const [until, setUntil] = useState<string | null>(() => local(snoozeUntil('tomorrow')));
  const [receiver, setReceiver] = useState<'user' | 'team'>('user');
  const [chosen, setChosen] = useState<Reference | null>(null);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);

  const step = (): Step | undefined => {
    const said = note.trim() || undefined;
    switch (what) {
      case 'done':
        return { verb: 'done', body: { answer, note: said } };
      case 'snooze':
        return until ? { verb: 'snooze', body: { until: new Date(until.replace(' ', 'T')).toISOString() } } : undefined;
      case 'handover':
        return chosen ? { verb: 'handover', body: { [receiver]: chosen.id, note: said } } : undefined;
      case 'rejection':
        return { verb: 'rejection', body: { reason, note: said } };
    }
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const next = step();
    if (!next) return;
    setBusy(true);
    setTried(true);
    const taken = await onStep(next);
    setBusy(false);
    if (taken) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`work.dialog.${what}`)}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap={12}>
          <p className="small text-2">
            {item.customer?.name && <span className="medium">{item.customer.name}: </span>}
            {titleOf(item)}
          </p>
          {what === 'done' && (
            <Radio.Group
              label={t('work.answer.question')}
              value={answer}
              onChange={(value) => setAnswer(value as Answer)}
            >
              <Stack gap={6} mt={6}>
                {answers.map((one) => (
                  <Radio key={one} value={one} label={t(`work.answer.${one}`)} />
                ))}
              </Stack>
            </Radio.Group>
          )}
          {what === 'rejection' && (
            <Radio.Group
              label={t('work.rejection.question')}
              description={t('work.rejection.hint')}
              value={reason}
              onChange={(value) => setReason(value as RejectionReason)}
            >
              <Stack gap={6} mt={6}>
                {rejectionReasons.map((one) => (
                  <Radio key={one} value={one} label={t(`work.rejection.${one}`)} />
                ))}
              </Stack>
            </Radio.Group>
          )}
          {what === 'snooze' && (
            <DateTimePicker
              label={t('work.snooze.until')}
              valueFormat="D MMM HH:mm"
              minDate={new Date()}
              value={until}
              onChange={setUntil}
              data-autofocus
            />
          )}
          {what === 'handover' && (
            <>
              <SegmentedControl
                aria-label={t('work.handover.to')}
                value={receiver}
                onChange={(value) => {
                  setReceiver(value as 'user' | 'team');
                  setChosen(null);
                }}
                data={[
                  { value: 'user', label: t('work.handover.toUser') },
                  { value: 'team', label: t('work.handover.toTeam') },
                ]}
              />
              <ReferenceInput
                key={receiver}
                target={receiver}
                label={t(`work.handover.${receiver}`)}
                value={chosen}
                onChange={setChosen}
                required
                autoFocus
              />
            </>
          )}
          {what !== 'snooze' && (
            <Textarea
              label={t('work.note')}
              autosize
              minRows={2}
              maxRows={8}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          )}
          {tried && failure !== undefined && <ErrorPanel failure={failure} title={t('work.failed')} />}
          <div className="row" style={{ justifyContent: 'flex-end' }}>
            <Button onClick={onClose}>{t('action.cancel')}</Button>
            <Button type="submit" variant="filled" loading={busy} disabled={!step()}>
              {t(`work.dialog.${what}Action`)}
            </Button>
          </div>
        </Stack>
      </form>
    </Modal>
  );
}

function local(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}:00`;
}
