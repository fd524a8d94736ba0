import type { ReactNode } from 'react';
import { languageNames, languages, useLanguage } from '@/shared/i18n/language';
import { useText } from '@/shared/i18n/text';
import { usePageTitle } from '@/shared/ui/PageHeader';
import styles from './signin.module.css';

/** A page before the frame: one card, and the choice of language below it. */
export function BarePage({ title, intro, children }: { title: string; intro?: ReactNode; children: ReactNode }) {
  usePageTitle(title);
  return (
    <div className={styles.screen}>
      <main className={styles.panel}>
        <div className={styles.brand}>
          <img src="/mark.svg" width={24} height={24} alt="" />
          <span>Relata</span>
        </div>
        <div className={styles.card}>
          <h1>{title}</h1>
          <div className={styles.intro}>{intro}</div>
          {children}
        </div>
      </main>
      <LanguageSwitch />
    </div>
  );
}

function LanguageSwitch() {
  const t = useText();
  const { language, choose } = useLanguage();
  return (
    <footer>
      <div className={styles.languages} role="group" aria-label={t('signin.language')}>
        {languages.map((choice) => (
          <button
            key={choice}
            type="button"
            lang={choice}
            className={styles.language}
            aria-pressed={choice === language}
            onClick={() => choose(choice)}
          >
            {languageNames[choice]}
          </button>
        ))}
      </div>
    </footer>
  );
}
