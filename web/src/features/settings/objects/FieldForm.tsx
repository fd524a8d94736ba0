import { Switch, TextInput } from '@mantine/core';
import { type FieldType, type ObjectType, useCatalog } from '@/shared/api/catalog';
import { Select } from '@/shared/fields/Select';
import { useLabel, useText } from '@/shared/i18n/text';
import { LabelInputs } from '../parts/LabelInputs';
import styles from '../settings.module.css';
import { ChoiceEditor } from './ChoiceEditor';
import { type FieldDraft, fieldTypes } from './definitions';
import { FormulaInput } from './FormulaInput';

const traits = ['required', 'unique', 'searched'] as const;
const searchable = new Set<FieldType>(['text', 'longText', 'email', 'phone', 'url']);
const comparable = new Set<FieldType>(['text', 'integer', 'email', 'phone', 'url']);

export function FieldForm({
  object,
  draft,
  isNew,
  disabled,
  errors,
  onChange,
}: {
  object: ObjectType;
  draft: FieldDraft;
  isNew: boolean;
  disabled: boolean;
  errors: Record<string, string>;
  onChange: (draft: FieldDraft) => void;
}) {
  const t = useText();
  const label = useLabel();
  const catalog = useCatalog();
  const offered = traits.filter((trait) => {
    if (draft.calculated) return false;
    if (trait === 'searched') return searchable.has(draft.type);
    return trait === 'required' || comparable.has(draft.type);
  });
  return (
    <>
      <LabelInputs
        legend={t('fields.label')}
        value={draft.label}
        error={errors.label}
        disabled={disabled}
        autoFocus={isNew}
        onChange={(next) => onChange({ ...draft, label: next })}
      />
      <div className={styles.two}>
        <Select
          label={t('fields.type')}
          data={fieldTypes.map((type) => ({ value: type, label: t(`fieldType.${type}`) }))}
          disabled={!isNew}
          value={draft.type}
          error={errors.type}
          onChange={(type) => type && onChange({ ...draft, type: type as FieldType })}
        />
        <TextInput
          label={t('fields.name')}
          placeholder={t('fields.nameByItself')}
          disabled={!isNew}
          classNames={{ input: 'mono' }}
          value={draft.name}
          error={errors.name}
          onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
        />
      </div>
      {(draft.type === 'choice' || draft.type === 'choices') && (
        <ChoiceEditor
          choices={draft.choices}
          error={errors.choices}
          disabled={disabled}
          onChange={(choices) => onChange({ ...draft, choices })}
        />
      )}
      {draft.type === 'reference' && (
        <Select
          label={t('fields.target')}
          data={catalog.objects.map((each) => ({ value: each.name, label: label(each.label) }))}
          searchable
          disabled={!isNew}
          value={draft.target}
          error={errors.target}
          onChange={(target) => onChange({ ...draft, target })}
        />
      )}
      {isNew && draft.type !== 'reference' && (
        <Switch
          label={t('fields.calculated')}
          checked={draft.calculated}
          onChange={(event) => onChange({ ...draft, calculated: event.currentTarget.checked })}
        />
      )}
      {draft.calculated && (
        <FormulaInput
          object={object.name}
          type={draft.type}
          formula={draft.formula}
          error={errors.formula}
          disabled={disabled}
          onChange={(formula) => onChange({ ...draft, formula })}
        />
      )}
      {offered.map((trait) => (
        <Switch
          key={trait}
          label={t(`fields.${trait}`)}
          disabled={disabled}
          checked={draft[trait] ?? false}
          onChange={(event) => onChange({ ...draft, [trait]: event.currentTarget.checked })}
        />
      ))}
    </>
  );
}
