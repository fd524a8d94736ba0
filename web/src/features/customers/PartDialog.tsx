import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { fieldOf, may, type ObjectType } from '@/shared/api/catalog';
import { Problem } from '@/shared/api/problem';
import { isReference, type Row, type Value } from '@/shared/api/records';
import { FieldInput } from '@/shared/fields/FieldInput';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import styles from './customer.module.css';
import { CustomerLink } from './links';
import { usePartChanges } from './related';

interface Props {
  object: ObjectType;
  title: string;
  /** Names of the fields to ask for, in order. */
  fields: readonly string[];
  /** What is known beforehand; written with a new row. */
  values?: Record<string, Value>;
  /** The row that is changed; a new one is created where it is absent. */
  row?: Row;
  /** What the row is called when it goes to the bin. */
  name?: string;
  /** Turns what was entered into what is written. */
  write?: (values: Record<string, Value>) => Record<string, Value>;
  children?: ReactNode;
  onClose: () => void;
  onSaved?: (row: Row) => void;
}

/** Adds or changes something that is part of a customer. */
export function PartDialog({
  object,
  title,
  fields,
  values: known,
  row,
  name,
  write,
  children,
  onClose,
  onSaved,
}: Props) {
  const t = useText();
  const { create, change, remove } = usePartChanges(object);
  const [values, setValues] = useState<Record<string, Value>>(() => ({ ...row, ...known }));
  const [idempotencyKey, setIdempotencyKey] = useState(() => crypto.randomUUID());
  const save = useMutation({
    mutationFn: () => {
      const asked = Object.fromEntries(fields.map((field) => [field, values[field]]));
      const wanted = write ? write({ ...asked }) : asked;
      return row ? change(row, wanted) : create({ ...known, ...wanted }, idempotencyKey);
    },
    // A refused attempt is over: the next one may differ, so it is another creation.
    onError: () => setIdempotencyKey(crypto.randomUUID()),
    onSuccess: (saved) => {
      onClose();
      onSaved?.(saved);
    },
  });
  const problem = save.error instanceof Problem ? save.error : undefined;
  const errors = problem?.fieldErrors ?? {};
  const elsewhere = Object.keys(errors).filter((field) => !fields.includes(field));
  const existing = problem?.details.existing;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // React bubbles through portals: the form of a dialog must not submit the page's.
    event.stopPropagation();
    save.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form onSubmit={submit} className={styles.form} noValidate>
        {children}
        {fields.map((field, index) => {
          const known = fieldOf(object, field);
          return (
            known && (
              <FieldInput
                key={field}
                field={known}
                value={values[field]}
                error={errors[field]}
                autoFocus={index === 0}
                onChange={(value) => setValues((before) => ({ ...before, [field]: value }))}
              />
            )
          );
        })}
        {save.isError && (Object.keys(errors).length === 0 || elsewhere.length > 0) && (
          <ErrorPanel failure={save.error} title={t('part.notSaved')} />
        )}
        {isReference(existing) && (
          <CustomerLink id={existing.id} className="link small" onClick={onClose}>
            {t('part.openExisting', { name: existing.name })}
          </CustomerLink>
        )}
        <div className={styles.formActions}>
          {row && may(object, 'delete') && (
            <Button
              variant="subtle"
              data-danger
              onClick={() => void remove(row, name ?? title).then((gone) => gone && onClose())}
            >
              {t('part.remove')}
            </Button>
          )}
          <span className="grow" />
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" variant="filled" loading={save.isPending}>
            {row ? t('part.save') : t('part.add')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
