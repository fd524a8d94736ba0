import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { may, type ObjectType, useCatalog } from '@/shared/api/catalog';
import { Select } from '@/shared/fields/Select';
import { TypedFilter } from '@/shared/fields/TypedFilter';
import { useLabel, useText } from '@/shared/i18n/text';
import styles from './predictions.module.css';

/** What may be learned of: every object that is read, but people and teams. */
function useReadable(): ObjectType[] {
  return useCatalog().objects.filter((object) => may(object, 'read') && !['user', 'team'].includes(object.name));
}

/** The object that is asked about: at first the one in the address, else customers. */
export function useAskedObject(given: string | undefined) {
  const catalog = useCatalog();
  const readable = useReadable();
  const first = catalog.named(given) ?? catalog.named('customer') ?? readable[0];
  const [name, setName] = useState(first?.name ?? '');
  return [catalog.named(name), setName] as const;
}

interface Asked {
  name: string;
  filter: string;
}

/** Begins a prediction or an experiment: which object, what of it, which of its records, under what name. */
export function FirstStep({
  object,
  onObject,
  draft,
  onChange,
  ready,
  onNext,
  children,
}: {
  object: ObjectType;
  onObject: (name: string) => void;
  draft: Asked;
  onChange: (part: Partial<Asked>) => void;
  ready: boolean;
  onNext: () => void;
  /** What is asked of the object. */
  children: ReactNode;
}) {
  const t = useText();
  const label = useLabel();
  const readable = useReadable();
  return (
    <form
      className={`card ${styles.form}`}
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
    >
      <Select
        label={t('predictions.of')}
        searchable
        data={readable.map((one) => ({ value: one.name, label: label(one.pluralLabel) }))}
        value={object.name}
        onChange={(name) => name && onObject(name)}
      />
      {children}
      <div className="wide-only">
        <span className={styles.label}>{t('predictions.filter')}</span>
        <TypedFilter object={object} filter={draft.filter} onChange={(filter) => onChange({ filter })} />
      </div>
      <TextInput
        label={t('predictions.name')}
        description={t('predictions.nameHint')}
        maxLength={200}
        value={draft.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <div className={styles.foot}>
        <Button type="submit" variant="filled" disabled={!ready}>
          {t('predictions.next')}
        </Button>
      </div>
    </form>
  );
}
