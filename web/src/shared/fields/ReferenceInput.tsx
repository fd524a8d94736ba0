import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCatalog } from '@/shared/api/catalog';
import type { Reference } from '@/shared/api/records';
import { searchQuery } from '@/shared/api/search';
import { useText } from '@/shared/i18n/text';
import { Select } from './Select';
import { candidatesQuery, isSearchedByList, type Named } from './references';
/** Records are sought by the search over words, short lists of names by their own list. */
function useCandidates(target: string, sought: string): { candidates: Named[]; isFetching: boolean } {
  const object = useCatalog().named(target);
  const bySearch = object !== undefined && !isSearchedByList(target) && sought.length >= 2;
  const searched = useQuery({ ...searchQuery(sought, object ? [object.name] : undefined, 20), enabled: bySearch });
  const listed = useQuery({
    ...candidatesQuery(target, isSearchedByList(target) ? sought : ''),
    enabled: object !== undefined && !bySearch,
    placeholderData: keepPreviousData,
  });
  if (bySearch)
    return {
      candidates: (searched.data?.items ?? []).map((item) => ({ id: item.id, name: item.title })),
      isFetching: searched.isFetching,
    };
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
  const chosen = value && { id: value.id, name: value.name ?? '' };
  const options =
    chosen && !candidates.some((candidate) => candidate.id === chosen.id) ? [chosen, ...candidates] : candidates;
  return (
    <Select
      {...rest}
      searchable
      data-autofocus={rest.autoFocus || undefined}
      // The first of the list may still be of what was typed before.
      selectFirstOptionOnChange={false}
      // In a form the list would cover the other questions before anybody saw them.
      openOnFocus={!(rest.autoFocus && rest.label)}
      clearable={!required}
      clearButtonProps={{ 'aria-label': t('action.clear') }}
      data={options.map((option) => ({ value: option.id, label: option.name }))}
      filter={({ options: all }) => all}
      value={value?.id ?? null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id) => onChange(options.find((option) => option.id === id) ?? null)}
      nothingFoundMessage={isFetching ? t('palette.searching') : t('field.noneFound')}
    />
  );
}
