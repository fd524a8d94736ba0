import { Button, Checkbox, MultiSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type Field, fieldOf, may, type ObjectType, useCatalog } from '@/shared/api/catalog';
import { request } from '@/shared/api/http';
import { Select } from '@/shared/fields/Select';
import { TypedFilter } from '@/shared/fields/TypedFilter';
import { useLabel, useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { PageHeader } from '@/shared/ui/PageHeader';
import { learnableQuery } from '../predictions';
import styles from '../predictions.module.css';
import { Steps } from '../Steps';
import { type Experiment, experimentQuery, experimentsQuery, type Wish } from './experiments';

interface Draft {
  name: string;
  arm: string | null;
  control: string;
  outcomes: string[];
  yes: Record<string, string>;
  before: string | null;
  filter: string;
  known: string[];
}

const empty: Draft = { name: '', arm: null, control: '', outcomes: [], yes: {}, before: null, filter: '', known: [] };

const armTypes = ['choice', 'text', 'boolean'];
const numberTypes = ['number', 'integer', 'money'];
const wordTypes = ['choice', 'text'];

/** Who was in which arm, what came of it, and what was known before. */
export function NewExperimentPage() {
  const t = useText();
  const catalog = useCatalog();
  const search = useSearch({ from: '/frame/insight/experiments/new' });
  const readable = catalog.objects.filter((object) => may(object, 'read') && !['user', 'team'].includes(object.name));
  const first = catalog.named(search.object) ?? catalog.named('customer') ?? readable[0];
  const [name, setName] = useState(first?.name ?? '');
  const [draft, setDraft] = useState<Draft>(empty);
  const [at, goTo] = useState(0);
  const object = catalog.named(name);
  const steps = [t('experiments.step.arms'), t('experiments.step.known'), t('experiments.step.result')];
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  return (
    <div className="page">
      <PageHeader title={t('experiments.newTitle')} />
      <Steps steps={steps} at={at} />
      {object && at === 0 && (
        <Compared
          objects={readable}
          object={object}
          onObject={(next) => {
            setName(next);
            setDraft({ ...empty, name: draft.name });
          }}
          draft={draft}
          onChange={change}
          onNext={() => goTo(1)}
        />
      )}
      {object && at === 1 && <Known object={object} draft={draft} onChange={change} onBack={() => goTo(0)} />}
    </div>
  );
}

function Compared({
  objects,
  object,
  onObject,
  draft,
  onChange,
  onNext,
}: {
  objects: ObjectType[];
  object: ObjectType;
  onObject: (name: string) => void;
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
  onNext: () => void;
}) {
  const t = useText();
  const label = useLabel();
  const options = (types: readonly string[]) =>
    object.fields
      .filter((field) => types.includes(field.type) && field.name !== object.title)
      .map((field) => ({ value: field.name, label: label(field.label) || field.name }));
  const arm = draft.arm ? fieldOf(object, draft.arm) : undefined;
  const asked = draft.outcomes.map((name) => fieldOf(object, name)).filter((field) => field !== undefined);
  const needsYes = asked.filter((field) => wordTypes.includes(field.type));
  const ready =
    arm !== undefined &&
    draft.control.trim() !== '' &&
    draft.outcomes.length > 0 &&
    needsYes.every((field) => (draft.yes[field.name] ?? '').trim() !== '');
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
        onChange={(next) => next && onObject(next)}
      />
      <div className={styles.pair}>
        <Select
          label={t('experiments.armField')}
          description={t('experiments.armHint')}
          searchable
          data={options(armTypes)}
          value={draft.arm}
          onChange={(next) => onChange({ arm: next, control: '' })}
        />
        {arm && <Control arm={arm} value={draft.control} onChange={(control) => onChange({ control })} />}
      </div>
      <MultiSelect
        label={t('experiments.outcomes')}
        description={t('experiments.outcomesHint')}
        searchable
        maxValues={10}
        data={options([...numberTypes, 'boolean', ...wordTypes]).filter((one) => one.value !== draft.arm)}
        value={draft.outcomes}
        onChange={(outcomes) => onChange({ outcomes })}
      />
      {needsYes.map((field) => (
        <TextInput
          key={field.name}
          label={t('experiments.yesOf', { field: label(field.label) || field.name })}
          value={draft.yes[field.name] ?? ''}
          onChange={(event) => onChange({ yes: { ...draft.yes, [field.name]: event.currentTarget.value } })}
        />
      ))}
      <Select
        label={t('experiments.before')}
        description={t('experiments.beforeHint')}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('action.clear') }}
        data={options(numberTypes).filter((one) => !draft.outcomes.includes(one.value))}
        value={draft.before}
        onChange={(before) => onChange({ before })}
      />
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
        <Button type="submit" variant="filled" disabled={!ready}>
          {t('predictions.next')}
        </Button>
      </div>
    </form>
  );
}

function Control({ arm, value, onChange }: { arm: Field; value: string; onChange: (value: string) => void }) {
  const t = useText();
  const label = useLabel();
  const words = { label: t('experiments.controlValue'), description: t('experiments.controlHint') };
  if (arm.type === 'text')
    return <TextInput {...words} value={value} onChange={(event) => onChange(event.currentTarget.value)} />;
  const data =
    arm.type === 'boolean'
      ? [
          { value: 'false', label: t('value.no') },
          { value: 'true', label: t('value.yes') },
        ]
      : arm.choices.map((choice) => ({ value: choice.value, label: label(choice.label) || choice.value }));
  return <Select {...words} data={data} value={value || null} onChange={(next) => onChange(next ?? '')} />;
}

function wishOf(object: ObjectType, draft: Draft): Wish {
  return {
    object: object.name,
    name: draft.name.trim() || undefined,
    arm: draft.arm ?? '',
    control: draft.control,
    outcomes: draft.outcomes.map((field) => ({
      field,
      yes: wordTypes.includes(fieldOf(object, field)?.type ?? '') ? draft.yes[field] : undefined,
    })),
    before: draft.before ?? undefined,
    filter: draft.filter,
    known: draft.known,
  } as Wish;
}

function Known({
  object,
  draft,
  onChange,
  onBack,
}: {
  object: ObjectType;
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
  onBack: () => void;
}) {
  const t = useText();
  const label = useLabel();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data } = useQuery(learnableQuery(object.name));
  const inputs = (data?.fields ?? []).filter(
    (field) => field.use === 'usual' && field.name !== draft.arm && !draft.outcomes.includes(field.name),
  );
  const compare = useMutation({
    mutationFn: () =>
      request<Experiment>('POST', 'experiments', { body: wishOf(object, draft), idempotencyKey: crypto.randomUUID() }),
    onSuccess: (experiment) => {
      client.setQueryData(experimentQuery(experiment.id).queryKey, experiment);
      void client.invalidateQueries({ queryKey: experimentsQuery.queryKey, exact: true });
      void navigate({ to: '/insight/experiments/$id', params: { id: experiment.id } });
    },
  });
  return (
    <section className={`card ${styles.form}`}>
      <p className="small text-2">{t('experiments.knownHint')}</p>
      <div className={styles.choices} role="group" aria-label={t('experiments.step.known')}>
        {inputs.map((field) => (
          <Checkbox
            key={field.name}
            label={label(fieldOf(object, field.name)?.label) || field.name}
            checked={draft.known.includes(field.name)}
            onChange={(event) =>
              onChange({
                known: event.currentTarget.checked
                  ? [...draft.known, field.name]
                  : draft.known.filter((one) => one !== field.name),
              })
            }
          />
        ))}
      </div>
      {compare.isError && <ErrorPanel failure={compare.error} title={t('experiments.notCompared')} />}
      <div className={styles.foot}>
        <Button onClick={onBack}>{t('predictions.back')}</Button>
        <Button variant="filled" loading={compare.isPending} onClick={() => compare.mutate()}>
          {t('experiments.compare')}
        </Button>
      </div>
    </section>
  );
}
