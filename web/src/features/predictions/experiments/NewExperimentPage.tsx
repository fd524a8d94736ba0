import { MultiSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type Field, fieldOf, type ObjectType } from '@/shared/api/catalog';
import { request } from '@/shared/api/http';
import { Select } from '@/shared/fields/Select';
import { useLabel, useText } from '@/shared/i18n/text';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Steps } from '@/shared/ui/Steps';
import { FirstStep, useAskedObject } from '../FirstStep';
import { LastStep } from '../LastStep';
import { learnableQuery } from '../predictions';
import styles from '../predictions.module.css';
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
  const search = useSearch({ from: '/frame/insight/experiments/new' });
  const [object, setObject] = useAskedObject(search.object);
  const [draft, setDraft] = useState<Draft>(empty);
  const [at, goTo] = useState(0);
  const steps = [t('experiments.step.arms'), t('experiments.step.known'), t('experiments.step.result')];
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  return (
    <div className="page">
      <PageHeader title={t('experiments.newTitle')} />
      <div className={styles.way}>
        <Steps steps={steps} at={at} />
      </div>
      {object && at === 0 && (
        <Compared
          object={object}
          onObject={(next) => {
            setObject(next);
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
  object,
  onObject,
  draft,
  onChange,
  onNext,
}: {
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
    <FirstStep object={object} onObject={onObject} draft={draft} onChange={onChange} ready={ready} onNext={onNext}>
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
    </FirstStep>
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
    <LastStep
      hint={t('experiments.knownHint')}
      title={t('experiments.step.known')}
      fields={inputs.map(({ name }) => ({ name, label: label(fieldOf(object, name)?.label) || name }))}
      isChosen={(name) => draft.known.includes(name)}
      onChoose={(name, chosen) =>
        onChange({ known: chosen ? [...draft.known, name] : draft.known.filter((one) => one !== name) })
      }
      work={compare}
      refused={t('experiments.notCompared')}
      go={t('experiments.compare')}
      onBack={onBack}
    />
  );
}
