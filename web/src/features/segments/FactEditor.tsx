import { Button, NumberInput, Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { segmentsQuery } from '@/shared/api/segments';
import { Select } from '@/shared/fields/Select';
import { useText } from '@/shared/i18n/text';
import { asksDays, asksSegment, type Fact, type FactKind, factKinds } from './facts';

interface Props {
  fact?: Fact;
  /** The segment that is edited, which cannot ask about itself. */
  segment?: string;
  opened: boolean;
  onClose: () => void;
  onApply: (fact: Fact) => void;
  children: ReactNode;
}

/** The popover that asks what happened to a customer. */
export function FactEditor({ fact, segment, opened, onClose, onApply, children }: Props) {
  const t = useText();
  return (
    <Popover
      opened={opened}
      onDismiss={onClose}
      position="bottom-start"
      width={300}
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <span style={{ display: 'inline-flex', flex: 'none', maxWidth: '100%' }}>{children}</span>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('segment.addFact')}>
        {opened && <FactForm fact={fact} segment={segment} onClose={onClose} onApply={onApply} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function FactForm({ fact, segment, onClose, onApply }: Omit<Props, 'opened' | 'children'>) {
  const t = useText();
  const [kind, setKind] = useState<FactKind>(fact?.fact ?? 'bought');
  const [days, setDays] = useState<string | number>(fact?.days ?? 90);
  const [chosen, setChosen] = useState(fact?.segment ?? null);
  const { data: segments = [] } = useQuery(segmentsQuery);
  const complete = asksDays(kind) ? Number(days) >= 1 : !asksSegment(kind) || chosen !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!complete) return;
    onApply({
      fact: kind,
      ...(asksDays(kind) ? { days: Number(days) } : {}),
      ...(asksSegment(kind) ? { segment: chosen! } : {}),
    });
    onClose();
  };
  return (
    <form onSubmit={submit} style={{ display: 'grid', gap: 10 }}>
      <Select
        label={t('fact.kind')}
        data={factKinds.map((value) => ({ value, label: t(`fact.${value}`) }))}
        value={kind}
        onChange={(value) => setKind((value as FactKind | null) ?? 'bought')}
        data-autofocus
        comboboxProps={{ withinPortal: false }}
      />
      {asksDays(kind) && (
        <NumberInput
          label={t('filter.days')}
          min={1}
          max={36500}
          allowDecimal={false}
          value={days}
          onChange={setDays}
        />
      )}
      {asksSegment(kind) && (
        <Select
          label={t('fact.segment')}
          searchable
          data={segments.filter((one) => one.id !== segment).map((one) => ({ value: one.id, label: one.name }))}
          value={chosen}
          onChange={setChosen}
          comboboxProps={{ withinPortal: false }}
        />
      )}
      <div className="row" style={{ justifyContent: 'flex-end' }}>
        <Button size="xs" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button size="xs" variant="filled" type="submit" disabled={!complete}>
          {t('filter.apply')}
        </Button>
      </div>
    </form>
  );
}
