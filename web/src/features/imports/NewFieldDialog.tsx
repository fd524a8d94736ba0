import { Button, Modal, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { FieldType } from '@/shared/api/catalog';
import { Select } from '@/shared/fields/Select';
import { pickLabel, useText } from '@/shared/i18n/text';
import { useLanguage } from '@/shared/i18n/language';
import { type Column, type Import, type NewField, valuesQuery } from './imports';
import styles from './imports.module.css';

const types: FieldType[] = [
  'text',
  'longText',
  'number',
  'integer',
  'money',
  'date',
  'time',
  'boolean',
  'choice',
  'choices',
  'email',
  'phone',
  'url',
];

/** What a column looks like, as a type that a field can have. */
const guessed: Record<string, FieldType> = {
  integer: 'integer',
  number: 'number',
  money: 'number',
  date: 'date',
  time: 'time',
  boolean: 'boolean',
  email: 'email',
  phone: 'phone',
  url: 'url',
  choice: 'choice',
  list: 'choices',
};

interface Props {
  item: Import;
  column: Column;
  name: string;
  before?: NewField | null;
  onCreate: (field: NewField) => void;
  onClose: () => void;
}

/** A field that comes with the file: called as its column, of the type that its cells show. */
export function NewFieldDialog({ item, column, name, before, onCreate, onClose }: Props) {
  const t = useText();
  const { language } = useLanguage();
  const [label, setLabel] = useState(before ? pickLabel(before.label, language) : name);
  const [type, setType] = useState<FieldType>(before?.type ?? guessed[column.guess.type] ?? 'text');
  const [choices, setChoices] = useState<string[] | undefined>(before?.choices ?? undefined);
  const chosen = type === 'choice' || type === 'choices';
  const found = useQuery({ ...valuesQuery(item.id, column.index, type === 'choices'), enabled: chosen });
  const offered = choices ?? found.data?.items.map((one) => one.value) ?? [];
  const tooMany = chosen && choices === undefined && found.data?.more === true;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onCreate({ type, label: { [language]: label.trim() }, choices: chosen ? offered : null });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('imports.newField')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form className={styles.dialogForm} onSubmit={submit} noValidate>
        <TextInput
          data-autofocus
          label={t('imports.fieldLabel')}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <Select
          label={t('imports.fieldType')}
          data={types.map((value) => ({ value, label: t(`fieldType.${value}`) }))}
          value={type}
          onChange={(next) => next && setType(next as FieldType)}
        />
        {chosen && (
          <TagsInput
            label={t('imports.fieldChoices')}
            description={t('imports.fieldChoicesHint')}
            clearable
            clearButtonProps={{ 'aria-label': t('action.clear') }}
            error={tooMany ? t('imports.tooManyChoices', { count: found.data?.items.length ?? 0 }) : undefined}
            disabled={found.isPending}
            value={offered}
            onChange={setChoices}
          />
        )}
        <p className="meta text-3">{t('imports.newFieldHint')}</p>
        <div className={styles.dialogActions}>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            type="submit"
            variant="filled"
            disabled={!label.trim() || (chosen && (offered.length === 0 || tooMany))}
          >
            {t('imports.newFieldDo')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
