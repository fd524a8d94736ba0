import { Button, Drawer } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { catalogQuery, type Field, type ObjectType } from '@/shared/api/catalog';
import { useLabel, useText } from '@/shared/i18n/text';
import { Badge } from '@/shared/ui/Badge';
import { Confirmation } from '../parts/Confirmation';
import { isGiven } from '../parts/LabelInputs';
import { fieldErrors, Refused } from '../parts/Refused';
import styles from '../settings.module.css';
import {
  addField,
  changeField,
  deletedQuery,
  deleteField,
  draftOf,
  newField,
  restoreField,
  usesQuery,
} from './definitions';
import { FieldForm } from './FieldForm';

const shownErrors = ['label', 'name', 'type', 'choices', 'target', 'formula'];

interface Props {
  object: ObjectType;
  /** Absent for a new one. */
  field?: Field;
  filled?: number;
  onClose: () => void;
}

/** Makes a field or changes it; the list stays visible. Built-in fields are shown as they are. */
export function FieldDrawer({ opened, ...props }: Props & { opened: boolean }) {
  const t = useText();
  const label = useLabel();
  const { field } = props;
  const title = field ? (
    <span className="row">
      {label(field.label)}
      <Badge tone={field.custom ? 'accent' : 'neutral'} icon={field.custom ? undefined : 'lock'}>
        {field.custom ? t('fields.custom') : t('fields.builtIn')}
      </Badge>
    </span>
  ) : (
    t('fields.new')
  );
  return (
    <Drawer
      opened={opened}
      onClose={props.onClose}
      title={title}
      overlayProps={{ color: '#0e1013', backgroundOpacity: 0.12 }}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      classNames={{ body: styles.drawerBody }}
    >
      {opened && <FieldEditor key={field?.name ?? ''} {...props} />}
    </Drawer>
  );
}

function FieldEditor({ object, field, filled, onClose }: Props) {
  const t = useText();
  const label = useLabel();
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => (field ? draftOf(field) : newField));
  const [deleting, setDeleting] = useState(false);
  const editable = field?.custom ?? true;
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: catalogQuery.queryKey });
    void client.invalidateQueries({ queryKey: deletedQuery.queryKey });
    void client.invalidateQueries({ queryKey: ['catalog-filled', object.name] });
    void client.invalidateQueries({ queryKey: ['records', object.path] });
  };
  const save = useMutation({
    mutationFn: async () => {
      if (field) await changeField(object.name, draft);
      else await addField(object.name, draft);
      await refresh();
    },
    onSuccess: () => {
      showToast(field ? t('fields.changed') : t('fields.added'));
      onClose();
    },
  });
  const remove = async (gone: Field) => {
    await deleteField(object.name, gone.name);
    await refresh();
    onClose();
    showToast(t('fields.deleted', { name: label(gone.label) }), async () => {
      await restoreField(object.name, gone.name);
      await refresh();
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className={styles.drawerForm} onSubmit={submit} noValidate>
      <div className={styles.drawerFields}>
        <FieldForm
          object={object}
          draft={draft}
          isNew={!field}
          disabled={!editable}
          errors={fieldErrors(save.error)}
          onChange={setDraft}
        />
        {field && <Uses object={object} field={field} />}
        <Refused failure={save.error} shown={shownErrors} />
      </div>
      {editable && (
        <div className={styles.drawerActions}>
          {field && (
            <Button variant="subtle" data-danger onClick={() => setDeleting(true)}>
              {t('fields.delete')}
            </Button>
          )}
          <span className="grow" />
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" variant="filled" disabled={!isGiven(draft.label)} loading={save.isPending}>
            {t('action.save')}
          </Button>
        </div>
      )}
      {deleting && field && (
        <Confirmation
          title={t('fields.deleteTitle', { name: label(field.label) })}
          action={t('fields.delete')}
          onClose={() => setDeleting(false)}
          onConfirm={() => remove(field)}
        >
          {filled === undefined ? t('fields.deleteText') : t('fields.deleteTextFilled', { filled })}
        </Confirmation>
      )}
    </form>
  );
}

function Uses({ object, field }: { object: ObjectType; field: Field }) {
  const t = useText();
  const { data } = useQuery(usesQuery(object.name, field.name));
  if (!data) return null;
  return (
    <div className={styles.note}>
      {data.views.length > 0
        ? t('fields.usedIn', { count: data.views.length, views: data.views.map((name) => `«${name}»`).join(', ') })
        : t('fields.unused')}
      {field.custom && ` ${t('fields.keeps')}`}
    </div>
  );
}
