import { Button, Checkbox, Tabs } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { useCatalog } from '@/shared/api/catalog';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Confirmation } from '../parts/Confirmation';
import styles from '../settings.module.css';
import { FieldOpenings } from './FieldOpenings';
import { RenameRole } from './RenameRole';
import { changeRole, deleteRole, rolesQuery } from './requests';
import { changesOf, type Role, roleSettings, withOpening, withScope } from './roles';
import { RolePeople } from './RolePeople';
import { RoleWords } from './RoleWords';
import { SaveBar } from './SaveBar';
import { ScopeLegend, ScopeMatrix } from './ScopeMatrix';

/** What the people of a role may do, and with whose records. */
export function RoleEditor({ role, onCopy }: { role: Role; onCopy: () => void }) {
  const t = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const catalog = useCatalog();
  const [grants, setGrants] = useState(role.grants);
  const [settings, setSettings] = useState(role.settings);
  const [deleting, setDeleting] = useState(false);
  const [renaming, setRenaming] = useState(false);
  const fixed = role.administrator;
  const changes = useMemo(
    () =>
      changesOf(
        role,
        { grants, settings },
        catalog.objects.map((object) => object.name),
      ),
    [role, grants, settings, catalog],
  );
  const refresh = () => client.invalidateQueries({ queryKey: rolesQuery.queryKey });
  const save = useMutation({
    mutationFn: () => changeRole(role, { grants, settings }),
    onSuccess: async () => {
      showToast(t('roles.saved', { name: role.name }));
      await refresh();
    },
  });
  const toggle = (setting: string, opened: boolean) =>
    setSettings(opened ? [...settings, setting] : settings.filter((each) => each !== setting));
  return (
    <div className={styles.editor}>
      <div className={`page ${styles.editorScroll}`}>
        <PageHeader
          title={role.name}
          subtitle={fixed ? t('roles.administratorHint') : t('roles.subtitle', { count: role.users })}
          actions={
            <>
              {!role.builtIn && (
                <Button variant="subtle" data-danger onClick={() => setDeleting(true)}>
                  {t('roles.delete')}
                </Button>
              )}
              {!role.builtIn && <Button onClick={() => setRenaming(true)}>{t('roles.rename')}</Button>}
              {!fixed && (
                <Button leftSection={<Icon name="copy" />} onClick={onCopy}>
                  {t('roles.copy')}
                </Button>
              )}
            </>
          }
        />
        <Tabs defaultValue="records" keepMounted={false}>
          <Tabs.List mb="md">
            <Tabs.Tab value="records">{t('roles.records')}</Tabs.Tab>
            {!fixed && <Tabs.Tab value="fields">{t('fields.fields')}</Tabs.Tab>}
            {!fixed && <Tabs.Tab value="pages">{t('roles.pages')}</Tabs.Tab>}
            {!fixed && <Tabs.Tab value="words">{t('roles.inWords')}</Tabs.Tab>}
            <Tabs.Tab value="people">
              {t('roles.holders')} <span className="text-3 tabular">{role.users}</span>
            </Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="records">
            <ScopeMatrix
              before={role.grants}
              grants={grants}
              everything={fixed}
              disabled={fixed}
              onSet={(object, action, scope) => setGrants((now) => withScope(now, object, action, scope))}
            />
            <ScopeLegend keys={!fixed} />
          </Tabs.Panel>
          <Tabs.Panel value="fields">
            <FieldOpenings
              grants={grants}
              disabled={fixed}
              onSet={(object, field, opening) => setGrants((now) => withOpening(now, object, field, opening))}
            />
          </Tabs.Panel>
          <Tabs.Panel value="pages">
            <div className={styles.form}>
              {roleSettings.map((setting) => (
                <Checkbox
                  key={setting}
                  label={t(`roleSetting.${setting}`)}
                  checked={settings.includes(setting)}
                  onChange={(event) => toggle(setting, event.currentTarget.checked)}
                />
              ))}
            </div>
          </Tabs.Panel>
          <Tabs.Panel value="words">
            <RoleWords grants={grants} settings={settings} />
          </Tabs.Panel>
          <Tabs.Panel value="people">
            <RolePeople role={role} />
          </Tabs.Panel>
        </Tabs>
      </div>
      <SaveBar
        role={role}
        changes={changes}
        saving={save.isPending}
        failure={save.error}
        onSave={() => save.mutate()}
        onDiscard={() => {
          setGrants(role.grants);
          setSettings(role.settings);
          save.reset();
        }}
      />
      {renaming && <RenameRole role={role} onSaved={refresh} onClose={() => setRenaming(false)} />}
      {deleting && (
        <Confirmation
          title={t('roles.deleteTitle', { name: role.name })}
          action={t('roles.delete')}
          onClose={() => setDeleting(false)}
          onConfirm={async () => {
            await deleteRole(role.id);
            await navigate({ to: '/settings/roles/{-$role}', params: {} });
            await refresh();
          }}
        >
          {t('roles.deleteText')}
        </Confirmation>
      )}
    </div>
  );
}
