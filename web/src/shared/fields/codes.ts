import { useCallback } from 'react';
import type { Field } from '@/shared/api/catalog';
import { useChannelName } from '@/shared/api/channels';
import { countryName } from '@/shared/format/countries';
import { useLanguage } from '@/shared/i18n/language';

/** A text field of the standard objects that holds the code of a channel; fields of the company begin with `cf_`. */
export function isChannelCode(field: Field): boolean {
  return field.type === 'text' && field.name === 'channel';
}

/** A text field of the standard objects that holds the code of a country. */
function isCountryCode(field: Field): boolean {
  return field.type === 'text' && field.name === 'country';
}

export function isCode(field: Field): boolean {
  return isChannelCode(field) || isCountryCode(field);
}

/** What people call what a field holds as a code. */
export function useCodeWords() {
  const channelName = useChannelName();
  const { language } = useLanguage();
  return useCallback(
    (field: Field, code: string) =>
      isChannelCode(field) ? channelName(code) : isCountryCode(field) ? countryName(code, language) : code,
    [channelName, language],
  );
}
