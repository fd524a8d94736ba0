import { Button, Drawer } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { closeCreation, type Creation, useCreation } from '@/shared/actions/creation';
import { showToast } from '@/shared/actions/toasts';
import { type Field, type ObjectType, useCatalog } from '@/shared/api/catalog';
import { Problem } from '@/shared/api/problem';
import { createRecord, deleteRecord, isReference, titleOf, type Value, writtenValues } from '@/shared/api/records';
import { FieldInput } from '@/shared/fields/FieldInput';
import { useLabel, useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import styles from './records.module.css';

/** The drawer at the right that creates a record of any object; the list behind stays visible. */
export default function CreationDrawer() {
  const t = useText();
  const label = useLabel();
  const creation = useCreation();
  const object = useCatalog().named(creation?.object);
  return (
    <Drawer
      opened={creation !== undefined && object !== undefined}
      onClose={closeCreation}
      title={object && t('creation.title', { object: label(object.label).toLocaleLowerCase() })}
      overlayProps={{ color: '#0e1013', backgroundOpacity: 0.12 }}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      classNames={{ body: styles.drawerBody }}
    >
      {creation && object && <CreationForm key={object.name} creation={creation} object={object} />}
    </Drawer>
  );
}

/** Required fields and the columns of the list first; the rest opens below. */
function arrange(object: ObjectType): { first: Field[]; more: Field[] } {
  const writable = object.fields.filter((field) => !field.readOnly && !field.formula);
  const isFirst = (field: Field) =>
    field.required || field.name === object.title || object.defaultColumns.includes(field.name);
  const first = writable.filter(isFirst);
  return {
    first: first.length ? first : writable.slice(0, 6),
    more: first.length ? writable.filter((field) => !isFirst(field)) : writable.slice(6),
  };
}

/** A required choice begins with its first, most usual value. */
function usualChoices(object: ObjectType): Record<string, Value> {
  const required = object.fields.filter((field) => field.type === 'choice' && field.required && !field.readOnly);
  return Object.fromEntries(required.map((field) => [field.name, field.choices[0]?.value ?? null]));
}

function CreationForm({ creation, object }: { creation: Creation; object: ObjectType }) {
  const t = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [values, setValues] = useState<Record<string, Value>>({ ...usualChoices(object), ...creation.values });
  const [open, setOpen] = useState(false);
  // One key for this form: pressing the button twice, or again after a lost answer, creates one record.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const { first, more } = arrange(object);

  const save = useMutation({
    mutationFn: () => createRecord(object.path, writtenValues(object, values), idempotencyKey),
    onSuccess: (row) => {
      void client.invalidateQueries({ queryKey: ['records', object.path] });
      closeCreation();
      showToast(t('creation.done', { name: titleOf(object, row) }), async () => {
        await deleteRecord(object.path, row.id, row.version);
        await client.invalidateQueries({ queryKey: ['records', object.path] });
      });
      if (creation.onCreated) creation.onCreated(row);
      else void navigate({ to: '/$path/$id', params: { path: object.path, id: row.id } });
    },
  });
  const problem = save.error instanceof Problem ? save.error : undefined;
  const errors = problem?.fieldErrors ?? {};
  const hidden = more.some((field) => errors[field.name]);
  const existing = problem?.details.existing;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const input = (field: Field, index: number) => (
    <FieldInput
      key={field.name}
      field={field}
      value={values[field.name]}
      error={errors[field.name]}
      autoFocus={index === 0}
      onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
    />
  );

  return (
    <form onSubmit={submit} className={styles.drawerForm} noValidate>
      <div className={styles.drawerFields}>
        {first.map(input)}
        {more.length > 0 && !open && !hidden && (
          <button type="button" className="link meta" style={{ justifySelf: 'start' }} onClick={() => setOpen(true)}>
            {t('creation.more', { count: more.length })}
          </button>
        )}
        {(open || hidden) && more.map((field) => input(field, -1))}
      </div>
      {save.isError && Object.keys(errors).length === 0 && (
        <ErrorPanel failure={save.error} title={t('creation.failed')} />
      )}
      {isReference(existing) && (
        <Button
          size="xs"
          ml="md"
          mb="md"
          onClick={() => {
            closeCreation();
            void navigate({ to: '/$path/$id', params: { path: object.path, id: existing.id } });
          }}
        >
          {t('creation.openExisting', { name: existing.name })}
        </Button>
      )}
      <div className={styles.drawerActions}>
        <Button onClick={closeCreation}>{t('action.cancel')}</Button>
        <Button variant="filled" type="submit" loading={save.isPending}>
          {t('action.createRecord')}
        </Button>
      </div>
    </form>
  );
}
