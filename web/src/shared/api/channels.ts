import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { type Text, useText } from '@/shared/i18n/text';
import { useCatalog } from './catalog';
import { listRecords } from './records';

/** The channels that every installation begins with, under the English names that the server gives them. */
const builtIn: Record<string, { name: string; words: (t: Text) => string }> = {
  email: { name: 'E-mail', words: (t) => t('channel.email') },
  phone: { name: 'Phone', words: (t) => t('channel.phone') },
  sms: { name: 'SMS', words: (t) => t('channel.sms') },
  messenger: { name: 'Messenger', words: (t) => t('channel.messenger') },
  chat: { name: 'Chat', words: (t) => t('channel.chat') },
  web: { name: 'Web', words: (t) => t('channel.web') },
  shop: { name: 'Shop', words: (t) => t('channel.shop') },
  visit: { name: 'Visit', words: (t) => t('channel.visit') },
  meeting: { name: 'Meeting', words: (t) => t('channel.meeting') },
  post: { name: 'Post', words: (t) => t('channel.post') },
  internal: { name: 'Internal', words: (t) => t('channel.internal') },
};

/** What a channel is called: as the company named it; a built-in one that nobody renamed, in the reader's language. */
export function channelWords(code: string, name: string, t: Text): string {
  const known = builtIn[code];
  return known?.name === name ? known.words(t) : name;
}

/** The channels of the company; none for those who may not see them. */
export function useChannels(): { code: string; name: string }[] {
  const t = useText();
  const path = useCatalog().named('channel')?.path;
  const { data } = useQuery({
    queryKey: ['records', path, 'names'],
    queryFn: ({ signal }) => listRecords(path!, { fields: ['code', 'name'], limit: 100, total: 'none' }, signal),
    enabled: path !== undefined,
    staleTime: 60_000,
  });
  return useMemo(
    () =>
      (data?.items ?? []).map((row) => ({
        code: String(row.code),
        name: channelWords(String(row.code), String(row.name), t),
      })),
    [data, t],
  );
}

/** What the company calls the channel of this code; the code itself where nobody gave it a name. */
export function useChannelName(): (code: string) => string {
  const channels = useChannels();
  return useCallback((code) => channels.find((channel) => channel.code === code)?.name ?? code, [channels]);
}
