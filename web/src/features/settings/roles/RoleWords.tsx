import { useCatalog } from '@/shared/api/catalog';
import { useLabel, useText } from '@/shared/i18n/text';
import styles from '../settings.module.css';
import { type Grants, grantOf, otherObjects, type Role, roleActions, roleSettings } from './roles';

/** What the role lets its people do, in sentences: objects with equal rights share one. */
export function RoleWords({ grants, settings }: Pick<Role, 'grants' | 'settings'>) {
  const t = useText();
  const label = useLabel();
  const catalog = useCatalog();
  const rights = (name: string) => {
    const grant = grantOf(grants, name);
    const allowed = roleActions.filter((action) => grant[action] !== 'none');
    if (allowed.length === 0) return t('roles.says.nothing');
    const denied = roleActions.filter((action) => grant[action] === 'none');
    return [
      ...allowed.map((action) => t(`roles.says.${action}`, { scope: grant[action] })),
      ...(denied.length > 0
        ? [
            t('roles.says.not', {
              actions: denied.map((action) => t(`roles.action.${action}`).toLowerCase()).join(', '),
            }),
          ]
        : []),
    ].join('; ');
  };
  const sentences = new Map<string, string[]>();
  for (const object of catalog.objects.filter((each) => grants[each.name])) {
    const words = rights(object.name);
    sentences.set(words, [...(sentences.get(words) ?? []), label(object.pluralLabel)]);
  }
  return (
    <div className={styles.words}>
      <dl>
        {[...sentences].map(([words, names]) => (
          <Sentence key={words} subject={names.join(', ')} words={words} />
        ))}
        <Sentence subject={t('roles.otherObjects')} words={rights(otherObjects)} />
        <FieldSentences grants={grants} />
        <Sentence
          subject={t('roles.pages')}
          words={
            roleSettings
              .filter((setting) => settings.includes(setting))
              .map((setting) => t(`roleSetting.${setting}`))
              .join(', ') || t('roles.says.noPages')
          }
        />
      </dl>
    </div>
  );
}

function FieldSentences({ grants }: { grants: Grants }) {
  const t = useText();
  const label = useLabel();
  const catalog = useCatalog();
  return catalog.objects.flatMap((object) => {
    const grant = grantOf(grants, object.name);
    const names = (fields: string[]) =>
      fields.map((name) => label(object.fields.find((field) => field.name === name)?.label) || name).join(', ');
    const subject = label(object.pluralLabel);
    return [
      grant.hiddenFields.length > 0 && (
        <Sentence
          key={`${object.name} hidden`}
          subject={subject}
          words={t('roles.says.hidden', { fields: names(grant.hiddenFields) })}
        />
      ),
      grant.readOnlyFields.length > 0 && (
        <Sentence
          key={`${object.name} read only`}
          subject={subject}
          words={t('roles.says.readOnly', { fields: names(grant.readOnlyFields) })}
        />
      ),
    ];
  });
}

function Sentence({ subject, words }: { subject: string; words: string }) {
  return (
    <div>
      <dt>{subject}</dt>
      <dd>{words}</dd>
    </div>
  );
}
