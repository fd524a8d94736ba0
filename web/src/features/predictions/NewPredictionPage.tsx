import { Button, Checkbox, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { fieldOf, may, type ObjectType, useCatalog } from '@/shared/api/catalog';
import { request } from '@/shared/api/http';
import type { Reference } from '@/shared/api/records';
import { ReferenceInput } from '@/shared/fields/ReferenceInput';
import { Select } from '@/shared/fields/Select';
import { TypedFilter } from '@/shared/fields/TypedFilter';
import { useLabel, useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import {
  learnableQuery,
  type Learnable,
  type Prediction,
  predictionQuery,
  predictionsQuery,
  type Wish,
} from './predictions';
import styles from './predictions.module.css';
import { Steps } from './Steps';
import { useInputLabel } from './useInputWords';

const kinds = ['field', 'buys-again', 'leaves', 'buys-product', 'buys-category'] as const;
type Kind = (typeof kinds)[number];

interface Draft {
  kind: Kind;
  name: string;
  target: string | null;
  yes: string;
  days: number;
  product: Reference | null;
  category: string;
  filter: string;
}

const empty: Draft = {
  kind: 'field',
  name: '',
  target: null,
  yes: '',
  days: 90,
  product: null,
  category: '',
  filter: '',
};

/** A question in two steps, what is foretold and from what; the third is its answer. */
export function NewPredictionPage() {
  const t = useText();
  const catalog = useCatalog();
  const search = useSearch({ from: '/frame/insight/predictions/new' });
  const readable = catalog.objects.filter((object) => may(object, 'read') && !['user', 'team'].includes(object.name));
  const first = catalog.named(search.object) ?? catalog.named('customer') ?? readable[0];
  const [object, setObject] = useState(first?.name ?? '');
  const [draft, setDraft] = useState<Draft>(empty);
  const [at, goTo] = useState(0);
  const type = catalog.named(object);
  const { data, error, isPending, refetch } = useQuery(learnableQuery(object));
  const [leftOut, leaveOut] = useState<string[]>([]);
  const steps = [t('predictions.step.what'), t('predictions.step.from'), t('predictions.step.answer')];
  const choose = (name: string) => {
    setObject(name);
    setDraft({ ...empty, name: draft.name });
    leaveOut([]);
  };
  return (
    <div className="page">
      <PageHeader title={t('predictions.newTitle')} />
      <Steps steps={steps} at={at} />
      {error ? (
        <ErrorPanel failure={error} retry={() => void refetch()} />
      ) : isPending || !type ? (
        <SkeletonLines lines={6} />
      ) : at === 0 ? (
        <What
          objects={readable}
          object={type}
          onObject={choose}
          draft={draft}
          onChange={(part) => setDraft({ ...draft, ...part })}
          fields={data.fields}
          ofPurchases={data.purchases.length > 0}
          onNext={() => goTo(1)}
        />
      ) : (
        <FromWhat
          object={type}
          draft={draft}
          inputs={inputsOf(draft, data.fields, data.purchases)}
          leftOut={leftOut}
          onLeaveOut={leaveOut}
          onBack={() => goTo(0)}
        />
      )}
    </div>
  );
}

/** What is learned from where nobody says otherwise: the server chooses by the same rules. */
function inputsOf(draft: Draft, fields: Learnable[], purchases: string[]): string[] {
  const usual = fields.filter((field) => field.use === 'usual' && field.name !== draft.target);
  if (draft.kind === 'field') return usual.map((field) => field.name);
  const ofOne = ['purchases.categories', 'purchases.ordersOfIt', 'purchases.daysSinceIt'];
  const about = draft.kind === 'buys-product' || draft.kind === 'buys-category';
  return [
    ...usual.filter((field) => field.timeless).map((field) => field.name),
    ...purchases.filter((name) => about || !ofOne.includes(name)),
  ];
}

function isAsked(draft: Draft, object: ObjectType): boolean {
  switch (draft.kind) {
    case 'field':
      return draft.target !== null && (fieldOf(object, draft.target)?.type === 'boolean' || draft.yes.trim() !== '');
    case 'buys-product':
      return draft.product !== null;
    case 'buys-category':
      return draft.category.trim() !== '';
    default:
      return true;
  }
}

function What({
  objects,
  object,
  onObject,
  draft,
  onChange,
  fields,
  ofPurchases,
  onNext,
}: {
  objects: ObjectType[];
  object: ObjectType;
  onObject: (name: string) => void;
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
  fields: Learnable[];
  ofPurchases: boolean;
  onNext: () => void;
}) {
  const t = useText();
  const label = useLabel();
  return (
    <form
      className={`card ${styles.form}`}
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
    >
      <Select
        label={t('predictions.of')}
        searchable
        allowDeselect={false}
        data={objects.map((one) => ({ value: one.name, label: label(one.pluralLabel) }))}
        value={object.name}
        onChange={(name) => name && onObject(name)}
      />
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
      <div className="wide-only">
        <span className={styles.label}>{t('predictions.filter')}</span>
        <TypedFilter object={object} filter={draft.filter} onChange={(filter) => onChange({ filter })} />
      </div>
      <TextInput
        label={t('predictions.name')}
        description={t('predictions.nameHint')}
        maxLength={200}
        value={draft.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <div className={styles.foot}>
        <Button type="submit" variant="filled" disabled={!isAsked(draft, object)}>
          {t('predictions.next')}
        </Button>
      </div>
    </form>
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

function wishOf(object: ObjectType, draft: Draft, leftOut: string[]): Partial<Wish> {
  const field = draft.kind === 'field';
  return {
    object: object.name,
    kind: draft.kind,
    name: draft.name.trim() || undefined,
    filter: draft.filter,
    leftOut,
    target: field ? draft.target : undefined,
    yes: field && draft.yes ? draft.yes : undefined,
    days: field ? undefined : draft.days,
    product: draft.kind === 'buys-product' ? draft.product?.id : undefined,
    category: draft.kind === 'buys-category' ? draft.category.trim() : undefined,
  };
}

function FromWhat({
  object,
  draft,
  inputs,
  leftOut,
  onLeaveOut,
  onBack,
}: {
  object: ObjectType;
  draft: Draft;
  inputs: string[];
  leftOut: string[];
  onLeaveOut: (names: string[]) => void;
  onBack: () => void;
}) {
  const t = useText();
  const words = useInputLabel(object.name);
  const client = useQueryClient();
  const navigate = useNavigate();
  const ask = useMutation({
    mutationFn: () =>
      request<Prediction>('POST', 'predictions', {
        body: wishOf(object, draft, leftOut),
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: (prediction) => {
      client.setQueryData(predictionQuery(prediction.id).queryKey, prediction);
      void client.invalidateQueries({ queryKey: predictionsQuery.queryKey, exact: true });
      void navigate({ to: '/insight/predictions/$id', params: { id: prediction.id } });
    },
  });
  const used = inputs.filter((name) => !leftOut.includes(name)).length;
  return (
    <section className={`card ${styles.form}`}>
      <p className="small text-2">{t('predictions.fromHint', { used, all: inputs.length })}</p>
      <div className={styles.choices} role="group" aria-label={t('predictions.step.from')}>
        {inputs.map((name) => (
          <Checkbox
            key={name}
            label={words(name)}
            checked={!leftOut.includes(name)}
            onChange={(event) =>
              onLeaveOut(event.currentTarget.checked ? leftOut.filter((one) => one !== name) : [...leftOut, name])
            }
          />
        ))}
      </div>
      {ask.isError && <ErrorPanel failure={ask.error} title={t('predictions.notAsked')} />}
      <div className={styles.foot}>
        <Button onClick={onBack}>{t('predictions.back')}</Button>
        <Button variant="filled" loading={ask.isPending} disabled={used === 0} onClick={() => ask.mutate()}>
          {t('predictions.learn')}
        </Button>
      </div>
    </section>
  );
}
