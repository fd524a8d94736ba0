import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { type ObjectType, useCatalog } from '@/shared/api/catalog';
import { isReference, type Value } from '@/shared/api/values';
import { FieldInput } from '@/shared/fields/FieldInput';
import { Select } from '@/shared/fields/Select';
import { useText } from '@/shared/i18n/text';
import { IconButton } from '@/shared/ui/IconButton';
import type { Import, ImportVerbs } from './imports';
import styles from './imports.module.css';
import { targetsOf } from './targets';
import { useTargetWords } from './useTargetWords';

/** What the file does not say and every row gets: the currency, the kind, the owner. */
export function Constants({ item, object, verbs }: { item: Import; object: ObjectType; verbs: ImportVerbs }) {
  const t = useText();
  const catalog = useCatalog();
  const words = useTargetWords(object, item.mapping);
  const [adding, setAdding] = useState(false);
  const { mapping } = item;
  const targets = targetsOf(object, catalog);
  const used = new Set([...Object.keys(mapping.constants), ...mapping.columns.map((column) => column.target)]);
  // The evidence of consents has a card of its own.
  const shown = Object.entries(mapping.constants).filter(([path]) => !path.startsWith('consents['));
  const set = (path: string, value: Value) => {
    const rest = Object.fromEntries(Object.entries(mapping.constants).filter(([other]) => other !== path));
    const written = isReference(value) ? value.id : value;
    verbs.map.mutate({
      ...mapping,
      constants: written === null || written === '' || written === undefined ? rest : { ...rest, [path]: written },
    });
  };
  return (
    <section className={`card ${styles.sideCard}`}>
      <h2>{t('imports.constants')}</h2>
      {shown.map(([path, value]) => (
        <Constant
          key={path}
          path={path}
          value={value}
          field={targets.find((target) => target.path === path)?.field}
          name={words(path)}
          onChange={(next) => set(path, next)}
        />
      ))}
      {adding ? (
        <Adding
          options={targets.filter((target) => !used.has(target.path)).map((target) => target.path)}
          object={object}
          onAdd={(path, value) => {
            setAdding(false);
            set(path, value);
          }}
          onCancel={() => setAdding(false)}
        />
      ) : (
        <button type="button" className="link small" onClick={() => setAdding(true)}>
          {t('imports.addConstant')}
        </button>
      )}
    </section>
  );
}

interface ConstantProps {
  path: string;
  value: Value;
  field?: Parameters<typeof FieldInput>[0]['field'];
  name: string;
  onChange: (value: Value) => void;
}

const typed = new Set(['text', 'longText', 'email', 'phone', 'url', 'number', 'integer']);

function Constant({ path, value, field, name, onChange }: ConstantProps) {
  const t = useText();
  const [draft, setDraft] = useState(value);
  const plain = !field || typed.has(field.type) || path === 'currency';
  return (
    <div className={styles.constant}>
      <div className="grow">
        {plain ? (
          <TextInput
            label={name}
            size="xs"
            value={typeof draft === 'string' || typeof draft === 'number' ? String(draft) : ''}
            onChange={(event) => setDraft(event.currentTarget.value)}
            onBlur={() => draft !== value && onChange(draft)}
          />
        ) : (
          <FieldInput
            field={{ ...field, required: true, label: { en: name, ru: name, uk: name } }}
            value={value}
            onChange={onChange}
          />
        )}
      </div>
      <IconButton icon="close" label={t('imports.removeConstant', { field: name })} onClick={() => onChange(null)} />
    </div>
  );
}

function Adding({
  options,
  object,
  onAdd,
  onCancel,
}: {
  options: string[];
  object: ObjectType;
  onAdd: (path: string, value: Value) => void;
  onCancel: () => void;
}) {
  const t = useText();
  const catalog = useCatalog();
  const words = useTargetWords(object);
  const [path, setPath] = useState<string | null>(null);
  const field = path ? targetsOf(object, catalog).find((target) => target.path === path)?.field : undefined;
  return (
    <div className={styles.adding}>
      <Select
        size="xs"
        autoFocus
        searchable
        aria-label={t('imports.constantField')}
        placeholder={t('imports.constantField')}
        data={options.map((option) => ({ value: option, label: words(option) }))}
        value={path}
        onChange={setPath}
      />
      {path && <Entered key={path} field={field} onAdd={(value) => onAdd(path, value)} />}
      <button type="button" className="link meta" onClick={onCancel}>
        {t('action.cancel')}
      </button>
    </div>
  );
}

function Entered({ field, onAdd }: { field?: ConstantProps['field']; onAdd: (value: Value) => void }) {
  const t = useText();
  const [value, setValue] = useState<Value>(null);
  const choosing = field && !typed.has(field.type);
  return choosing ? (
    <FieldInput field={{ ...field, required: true }} bare value={value} onChange={onAdd} />
  ) : (
    <TextInput
      size="xs"
      aria-label={t('imports.constantValue')}
      placeholder={t('imports.constantValue')}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => setValue(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Enter' && onAdd(value)}
      onBlur={() => value && onAdd(value)}
    />
  );
}
