import { createContext, useContext } from 'react';

export const languages = ['en', 'ru', 'uk'] as const;
export type Language = (typeof languages)[number];

/** Each language in its own words: the list reads the same whatever is chosen now. */
export const languageNames: Record<Language, string> = { en: 'English', ru: 'Русский', uk: 'Українська' };

/** A text that the server gives in all three languages, such as a label of the catalog. */
export type Label = Partial<Record<Language, string>>;

const storageKey = 'relata-language';

export function isLanguage(value: unknown): value is Language {
  return languages.includes(value as Language);
}

/** What was chosen on this device, else the first of the browser's languages that we speak. */
export function initialLanguage(): Language {
  const chosen = localStorage.getItem(storageKey);
  if (isLanguage(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
}

let current: Language = initialLanguage();

/** The language in force, for what runs outside of React: request headers, sorting. */
export function currentLanguage(): Language {
  return current;
}

export function rememberLanguage(language: Language) {
  current = language;
  localStorage.setItem(storageKey, language);
  document.documentElement.lang = language;
}

export const LanguageContext = createContext<{ language: Language; choose: (language: Language) => void }>({
  language: current,
  choose: () => undefined,
});

export function useLanguage() {
  return useContext(LanguageContext);
}
