import { TextInput } from '@mantine/core';
import { type Label, languageNames, languages } from '@/shared/i18n/language';
import styles from '../settings.module.css';

/** One name in the three languages; what is left empty takes the words of another. */
export function LabelInputs({
  legend,
  value,
  onChange,
  error,
  disabled,
  autoFocus,
}: {
  legend: string;
  value: Label;
  onChange: (value: Label) => void;
  error?: string;
  disabled?: boolean;
  autoFocus?: boolean;
}) {
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.legend}>{legend}</legend>
      {languages.map((language, index) => (
        <div key={language} className={styles.labelRow}>
          <span className="meta text-3" aria-hidden="true">
            {language.toUpperCase()}
          </span>
          <TextInput
            aria-label={`${legend}, ${languageNames[language]}`}
            lang={language}
            disabled={disabled}
            data-autofocus={(autoFocus && index === 0) || undefined}
            value={value[language] ?? ''}
            error={index === 0 ? error : undefined}
            onChange={(event) => onChange({ ...value, [language]: event.currentTarget.value })}
          />
        </div>
      ))}
    </fieldset>
  );
}

export function isGiven(label: Label): boolean {
  return languages.some((language) => label[language]?.trim());
}
