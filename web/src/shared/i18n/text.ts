import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { type Label, type Language, languages, useLanguage } from './language';

export type Values = Record<string, string | number | boolean | Date | null | undefined>;
export type Text = (id: string, values?: Values) => string;

/** The message of the catalog in the language in force: `t('list.selected', { count })`. Keys are literals, so that check:messages sees them. */
export function useText(): Text {
  const intl = useIntl();
  return useCallback((id: string, values?: Values) => String(intl.formatMessage({ id }, values as never)), [intl]);
}

export function pickLabel(label: Label | string | null | undefined, language: Language): string {
  if (!label) return '';
  if (typeof label === 'string') return label;
  return label[language] ?? languages.map((other) => label[other]).find(Boolean) ?? '';
}

/** A label of the catalog in the language in force. */
export function useLabel() {
  const { language } = useLanguage();
  return useCallback((label: Label | string | null | undefined) => pickLabel(label, language), [language]);
}
