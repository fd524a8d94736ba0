import {
  getOptionsLockup,
  getParsedComboboxData,
  // eslint-disable-next-line @typescript-eslint/no-restricted-imports -- the one place that dresses it
  Select as ListOfOne,
  type SelectProps,
} from '@mantine/core';
import { useUncontrolled } from '@mantine/hooks';

/** One of a list: whatever is chosen, what stands there afterwards is the name of the value, never the letters typed to find it. */
export function Select({ searchValue, onSearchChange, onOptionSubmit, ...rest }: SelectProps) {
  const options = getOptionsLockup(getParsedComboboxData(rest.data));
  const chosen = rest.value == null ? '' : (options[rest.value]?.label ?? '');
  const [typed, setTyped] = useUncontrolled({ value: searchValue, defaultValue: chosen, onChange: onSearchChange });
  return (
    <ListOfOne
      {...rest}
      searchValue={typed}
      onSearchChange={setTyped}
      onOptionSubmit={(value) => {
        setTyped(chosen);
        onOptionSubmit?.(value);
      }}
    />
  );
}
