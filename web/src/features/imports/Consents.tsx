import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ObjectType } from '@/shared/api/catalog';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { type Column, type Import, type ImportVerbs, valuesQuery } from './imports';
import styles from './imports.module.css';
import { consentSteps, mappedOf } from './targets';
import { useTargetWords } from './useTargetWords';

interface Props {
  item: Import;
  object: ObjectType;
  verbs: ImportVerbs;
}

/** Consent is taken over only with the word of whoever imports it: what the file says, and where it was given. */
export function Consents({ item, object, verbs }: Props) {
  const t = useText();
  const words = useTargetWords(object, item.mapping);
  const { mapping } = item;
  const steps = consentSteps(mapping);
  const evidence = steps.map((step) => `${step}.evidence`);
  const told = evidence.map((path) => mapping.constants[path]).find((one) => typeof one === 'string');
  const [place, setPlace] = useState(typeof told === 'string' ? told : '');
  const open = evidence.filter((path) => !mapping.columns.some((column) => column.target === path));
  if (steps.length === 0) return null;
  const save = () => {
    const rest = Object.entries(mapping.constants).filter(([path]) => !open.includes(path));
    const said = place.trim() ? open.map((path) => [path, place.trim()] as const) : [];
    verbs.map.mutate({ ...mapping, constants: Object.fromEntries([...rest, ...said]) });
  };
  return (
    <section className={`card ${styles.sideCard}`}>
      <h2>{t('imports.consent')}</h2>
      {item.columns
        .filter((column) => steps.some((step) => mappedOf(mapping, column)?.target === `${step}.state`))
        .map((column) => (
          <Said key={column.index} item={item} column={column} name={words(mappedOf(mapping, column)!.target!)} />
        ))}
      <p className="small text-2">{t('imports.consentWord')}</p>
      {open.length > 0 && (
        <TextInput
          mt={10}
          label={t('imports.consentWhere')}
          placeholder={t('imports.consentExample')}
          description={t('imports.consentEvidence', { file: item.fileName })}
          inputWrapperOrder={['label', 'input', 'description']}
          value={place}
          onChange={(event) => setPlace(event.currentTarget.value)}
          onBlur={() => place.trim() !== (told ?? '') && save()}
        />
      )}
    </section>
  );
}

const shown = 3;

/** What a column of consents says, and in how many rows. */
function Said({ item, column, name }: { item: Import; column: Column; name: string }) {
  const format = useFormat();
  const { data } = useQuery(valuesQuery(item.id, column.index, false));
  return (
    <p className="small">
      {name}
      {data && (
        <span className="text-3 tabular">
          {': '}
          {data.items
            .slice(0, shown)
            .map((one) => `«${one.value}» ${format.number(one.rows)}`)
            .join(' · ')}
        </span>
      )}
    </p>
  );
}
