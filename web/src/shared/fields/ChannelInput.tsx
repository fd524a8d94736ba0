import { type SelectProps } from '@mantine/core';
import { useChannels } from '@/shared/api/channels';
import { Select } from './Select';

interface Props extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  value: string;
  onChange: (code: string | null) => void;
}

/** One of the company's channels by its name; the record keeps the code, also one that no channel has any more. */
export function ChannelInput({ value, onChange, ...rest }: Props) {
  const channels = useChannels().map(({ code, name }) => ({ value: code, label: name }));
  const known = value === '' || channels.some((channel) => channel.value === value);
  return (
    <Select
      {...rest}
      data={known ? channels : [...channels, { value, label: value }]}
      searchable={channels.length > 8}
      value={value || null}
      onChange={onChange}
    />
  );
}
