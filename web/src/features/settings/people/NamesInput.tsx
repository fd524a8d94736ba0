import { MultiSelect } from '@mantine/core';
import type { Named } from './people';

/** Chooses several of a short list by their names. */
export function NamesInput({
  label,
  description,
  offered,
  chosen,
  error,
  onChange,
}: {
  label: string;
  description?: string;
  offered: Named[];
  chosen: string[];
  error?: string;
  onChange: (ids: string[]) => void;
}) {
  return (
    <MultiSelect
      label={label}
      description={description}
      data={offered.map(({ id, name }) => ({ value: id, label: name }))}
      searchable
      value={chosen}
      error={error}
      onChange={onChange}
    />
  );
}
