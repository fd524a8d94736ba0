import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ObjectType, useCatalog } from '@/shared/api/catalog';
import { request } from '@/shared/api/http';
import { listRecords, type Reference, titleOf } from '@/shared/api/records';
import { searchQuery } from '@/shared/api/search';
import { useText } from '@/shared/i18n/text';

// Objects outside of the catalog that fields may point to, and where their lists are.
const administrative: Record<string, string> = { user: 'users', team: 'teams', territory: 'territories' };

interface Named {
  id: string;
  name: string;
}

async function namedList(path: string, signal: AbortSignal): Promise<Named[]> {
  const answer = await request<Named[] | { items: Named[] }>('GET', path, { signal });
  return Array.isArray(answer) ? answer : answer.items;
}

async function firstRecords(object: ObjectType, signal: AbortSignal): Promise<Named[]> {
  const page = await listRecords(object.path, { fields: [object.title], limit: 20, total: 'none' }, signal);
  return page.items.map((row) => ({ id: row.id, name: titleOf(object, row) }));
}

/** What the reference may point to: people and teams as a whole, records by searching for what was typed. */
function useCandidates(target: string, sought: string): { candidates: Named[]; isFetching: boolean } {
  const object = useCatalog().named(target);
  const short = administrative[target];
  const searched = useQuery({
    ...searchQuery(sought, object ? [object.name] : undefined, 20),
    enabled: Boolean(object) && sought.length >= 2,
  });
  const listed = useQuery({
    queryKey: ['references', target],
    queryFn: ({ signal }) =>
      short ? namedList(short, signal) : object ? firstRecords(object, signal) : Promise.resolve([]),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
  if (object && sought.length >= 2) {
    return {
      candidates: (searched.data?.items ?? []).map((item) => ({ id: item.id, name: item.title })),
      isFetching: searched.isFetching,
    };
  }
  return { candidates: listed.data ?? [], isFetching: listed.isFetching };
}

interface Props {
  target: string;
  value: Reference | null;
  onChange: (value: Reference | null) => void;
  label?: string;
  description?: string;
  error?: string;
  disabled?: boolean;
  required?: boolean;
  withAsterisk?: boolean;
  autoFocus?: boolean;
  'aria-label'?: string;
}

/** Chooses another record by its name. */
export function ReferenceInput({ target, value, onChange, required, ...rest }: Props) {
  const t = useText();
  const [typed, setTyped] = useState(value?.name ?? '');
  const [debounced] = useDebouncedValue(typed, 150);
  const sought = debounced === value?.name ? '' : debounced.trim();
  const { candidates, isFetching } = useCandidates(target, sought);
  const options =
    value && !candidates.some((candidate) => candidate.id === value.id) ? [value, ...candidates] : candidates;
  const searchesServer = !administrative[target];
  return (
    <Select
      {...rest}
      searchable
      clearable={!required}
      clearButtonProps={{ 'aria-label': t('action.clear') }}
      data={options.map((option) => ({ value: option.id, label: option.name }))}
      filter={searchesServer ? ({ options: all }) => all : undefined}
      value={value?.id ?? null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id) => onChange(options.find((option) => option.id === id) ?? null)}
      nothingFoundMessage={isFetching ? t('palette.searching') : t('field.noneFound')}
    />
  );
}
