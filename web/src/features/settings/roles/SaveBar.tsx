import { Button } from '@mantine/core';
import { useCatalog } from '@/shared/api/catalog';
import { useLabel, useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { Refused } from '../parts/Refused';
import styles from '../settings.module.css';
import { otherObjects, type Role, type RoleChange } from './roles';

/** Says what saving will change and for how many people; stands only while there is something to save. */
export function SaveBar({
  role,
  changes,
  saving,
  failure,
  onSave,
  onDiscard,
}: {
  role: Role;
  changes: RoleChange[];
  saving: boolean;
  failure: unknown;
  onSave: () => void;
  onDiscard: () => void;
}) {
  const t = useText();
  const sentence = useSentence();
  if (changes.length === 0) return null;
  return (
    <div className={styles.saveBar} role="region" aria-label={t('roles.unsaved')}>
      <span className="warn">
        <Icon name="risk" />
      </span>
      <div className="grow" style={{ minWidth: 220 }}>
        <ul>
          {changes.map((change) => (
            <li key={sentence(change)} className="medium">
              {sentence(change)}
            </li>
          ))}
        </ul>
        <div className="text-2">{t('roles.concerns', { count: role.users })}</div>
        <Refused failure={failure} />
      </div>
      <Button onClick={onDiscard}>{t('roles.discard')}</Button>
      <Button variant="filled" loading={saving} onClick={onSave}>
        {t('roles.save', { count: changes.length })}
      </Button>
    </div>
  );
}

function useSentence() {
  const t = useText();
  const label = useLabel();
  const catalog = useCatalog();
  const objectName = (name: string) =>
    name === otherObjects ? t('roles.otherObjects') : label(catalog.named(name)?.pluralLabel) || name;
  return (change: RoleChange): string => {
    switch (change.kind) {
      case 'scope':
        return t('roles.scopeChange', {
          object: objectName(change.object),
          action: t(`roles.action.${change.action}`),
          before: t(`scope.${change.before}`),
          after: t(`scope.${change.after}`),
        });
      case 'field': {
        const field = catalog.named(change.object)?.fields.find((each) => each.name === change.field);
        return t('roles.scopeChange', {
          object: objectName(change.object),
          action: label(field?.label) || change.field,
          before: t(`opening.${change.before}`),
          after: t(`opening.${change.after}`),
        });
      }
      case 'setting':
        return change.after
          ? t('roles.settingOpens', { page: t(`roleSetting.${change.setting}`) })
          : t('roles.settingCloses', { page: t(`roleSetting.${change.setting}`) });
    }
  };
}
