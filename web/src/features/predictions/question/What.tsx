import { NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { fieldOf, type ObjectType } from '@/shared/api/catalog';
import { ReferenceInput } from '@/shared/fields/ReferenceInput';
import { Select } from '@/shared/fields/Select';
import { useLabel, useText } from '@/shared/i18n/text';
import { FirstStep } from '../FirstStep';
import type { Learnable } from '../predictions';
import styles from '../predictions.module.css';
import { type Draft, isAsked, type Kind, kinds } from './draft';

/** The first step: what is foretold, of which records. */
export function What({
  object,
  onObject,
  draft,
  onChange,
  fields,
  ofPurchases,
  onNext,
}: {
  object: ObjectType;
  onObject: (name: string) => void;
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
  fields: Learnable[];
  ofPurchases: boolean;
  onNext: () => void;
}) {
  const t = useText();
  return (
    <FirstStep
      object={object}
      onObject={onObject}
      draft={draft}
      onChange={onChange}
      ready={isAsked(draft, object)}
      onNext={onNext}
    >
      {ofPurchases && (
        <Select
          label={t('predictions.question')}
          allowDeselect={false}
          data={kinds.map((kind) => ({ value: kind, label: t(`predictions.kind.${kind}`) }))}
          value={draft.kind}
          onChange={(kind) => kind && onChange({ kind: kind as Kind, target: null })}
        />
      )}
      {draft.kind === 'field' ? (
        <Target object={object} fields={fields} draft={draft} onChange={onChange} />
      ) : (
        <Purchases draft={draft} onChange={onChange} />
      )}
    </FirstStep>
  );
}

function Target({
  object,
  fields,
  draft,
  onChange,
}: {
  object: ObjectType;
  fields: Learnable[];
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
}) {
  const t = useText();
  const label = useLabel();
  const field = draft.target ? fieldOf(object, draft.target) : undefined;
  return (
    <div className={styles.pair}>
      <Select
        label={t('predictions.target')}
        description={t('predictions.targetHint')}
        searchable
        data={fields
          .filter((one) => one.target)
          .map((one) => ({ value: one.name, label: label(fieldOf(object, one.name)?.label) || one.name }))}
        value={draft.target}
        onChange={(target) => onChange({ target, yes: '' })}
      />
      {field?.type === 'boolean' && (
        <div>
          <span className={styles.label}>{t('predictions.countsAsYes')}</span>
          <SegmentedControl
            aria-label={t('predictions.countsAsYes')}
            data={[
              { value: 'true', label: t('value.yes') },
              { value: 'false', label: t('value.no') },
            ]}
            value={draft.yes || 'true'}
            onChange={(yes) => onChange({ yes })}
          />
        </div>
      )}
      {field?.type === 'choice' && (
        <Select
          label={t('predictions.countsAsYes')}
          description={t('predictions.yesHint')}
          data={field.choices.map((choice) => ({ value: choice.value, label: label(choice.label) }))}
          value={draft.yes || null}
          onChange={(yes) => onChange({ yes: yes ?? '' })}
        />
      )}
      {field && field.type !== 'boolean' && field.type !== 'choice' && (
        <TextInput
          label={t('predictions.countsAsYes')}
          description={t('predictions.yesHint')}
          placeholder={field.type === 'text' ? 'Yes' : '1'}
          value={draft.yes}
          onChange={(event) => onChange({ yes: event.currentTarget.value })}
        />
      )}
    </div>
  );
}

function Purchases({ draft, onChange }: { draft: Draft; onChange: (part: Partial<Draft>) => void }) {
  const t = useText();
  return (
    <div className={styles.pair}>
      <NumberInput
        label={t('predictions.days')}
        description={t('predictions.daysHint')}
        min={1}
        max={3650}
        value={draft.days}
        onChange={(days) => onChange({ days: Number(days) || 1 })}
      />
      {draft.kind === 'buys-product' && (
        <ReferenceInput
          target="product"
          label={t('predictions.product')}
          value={draft.product}
          onChange={(product) => onChange({ product })}
        />
      )}
      {draft.kind === 'buys-category' && (
        <TextInput
          label={t('predictions.category')}
          description={t('predictions.categoryHint')}
          value={draft.category}
          onChange={(event) => onChange({ category: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
