import { Button, Menu, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { catalogQuery, type ObjectType } from '@/shared/api/catalog';
import type { Label } from '@/shared/i18n/language';
import { useLabel, useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import { Confirmation } from '../parts/Confirmation';
import { isGiven, LabelInputs } from '../parts/LabelInputs';
import { fieldErrors, Refused } from '../parts/Refused';
import styles from '../settings.module.css';
import { deletedQuery, deleteObject, renameObject, restoreObject } from './definitions';

/** What can be done with an object of the company's own. */
export function ObjectActions({ object }: { object: ObjectType }) {
  const t = useText();
  const label = useLabel();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'rename' | 'delete'>();
  const name = label(object.pluralLabel);
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: catalogQuery.queryKey });
    void client.invalidateQueries({ queryKey: deletedQuery.queryKey });
  };
  const remove = async () => {
    await deleteObject(object.name);
    await navigate({ to: '/settings/deleted' });
    await refresh();
    showToast(t('fields.deleted', { name }), async () => {
      await restoreObject(object.name);
      await refresh();
    });
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <IconButton icon="more" label={t('objects.menu', { name })} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Icon name="edit" />} onClick={() => setDialog('rename')}>
            {t('objects.rename')}
          </Menu.Item>
          <Menu.Item leftSection={<Icon name="trash" />} data-danger onClick={() => setDialog('delete')}>
            {t('objects.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === 'rename' && <Rename object={object} onSaved={refresh} onClose={() => setDialog(undefined)} />}
      {dialog === 'delete' && (
        <Confirmation
          title={t('fields.deleteTitle', { name })}
          action={t('objects.delete')}
          onClose={() => setDialog(undefined)}
          onConfirm={remove}
        >
          {t('objects.deleteText')}
        </Confirmation>
      )}
    </>
  );
}

function Rename({
  object,
  onSaved,
  onClose,
}: {
  object: ObjectType;
  onSaved: () => Promise<void>;
  onClose: () => void;
}) {
  const t = useText();
  const [label, setLabel] = useState<Label>(object.label);
  const [pluralLabel, setPluralLabel] = useState<Label>(object.pluralLabel);
  const save = useMutation({
    mutationFn: () => renameObject(object.name, { label, pluralLabel }),
    onSuccess: async () => {
      await onSaved();
      onClose();
    },
  });
  const errors = fieldErrors(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t('objects.rename')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form className={styles.form} onSubmit={submit}>
        <LabelInputs legend={t('objects.one')} value={label} error={errors.label} onChange={setLabel} autoFocus />
        <LabelInputs
          legend={t('objects.many')}
          value={pluralLabel}
          error={errors.pluralLabel}
          onChange={setPluralLabel}
        />
        <Refused failure={save.error} shown={['label', 'pluralLabel']} />
        <div className={styles.actions}>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            type="submit"
            variant="filled"
            disabled={!isGiven(label) || !isGiven(pluralLabel)}
            loading={save.isPending}
          >
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
