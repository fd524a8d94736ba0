import { DatesProvider } from '@mantine/dates';
import 'dayjs/locale/ru';
import 'dayjs/locale/uk';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { IntlProvider } from 'react-intl';
import { initialLanguage, type Language, LanguageContext, rememberLanguage } from '@/shared/i18n/language';

type Messages = Record<string, string>;

// One file a language: only the one in force is loaded.
const catalogs: Record<Language, () => Promise<{ default: Messages }>> = {
  en: () => import('./catalogs/en'),
  ru: () => import('./catalogs/ru'),
  uk: () => import('./catalogs/uk'),
};

export function Languages({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<{ language: Language; messages: Messages }>();

  const choose = useCallback((language: Language) => {
    rememberLanguage(language);
    void catalogs[language]().then((catalog) => setShown({ language, messages: catalog.default }));
  }, []);

  useEffect(() => choose(initialLanguage()), [choose]);

  const context = useMemo(() => ({ language: shown?.language ?? 'en', choose }), [shown, choose]);
  if (!shown) return null;
  return (
    <LanguageContext value={context}>
      <IntlProvider locale={shown.language} messages={shown.messages} textComponent="span">
        <DatesProvider settings={{ locale: shown.language, firstDayOfWeek: 1, consistentWeeks: true }}>
          {children}
        </DatesProvider>
      </IntlProvider>
    </LanguageContext>
  );
}
