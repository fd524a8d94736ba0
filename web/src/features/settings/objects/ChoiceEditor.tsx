import { TextInput } from '@mantine/core';
import type { Choice } from '@/shared/api/catalog';
import { languageNames, languages } from '@/shared/i18n/language';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import styles from '../settings.module.css';

/** The choices of a list in three languages, in the order in which they are offered. */
export function ChoiceEditor({
  choices,
  error,
  disabled,
  onChange,
}: {
  choices: Choice[];
  error?: string;
  disabled: boolean;
  onChange: (choices: Choice[]) => void;
}) {
  const t = useText();
  const change = (index: number, next: Choice) => onChange(choices.map((one, at) => (at === index ? next : one)));
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.legend}>
        {t('fields.choices')} <span className="text-3">{languages.join(', ').toUpperCase()}</span>
      </legend>
      {choices.map((choice, index) => (
        <div key={index} className={styles.choiceRow}>
          {languages.map((language) => (
            <TextInput
              key={language}
              size="xs"
              lang={language}
              aria-label={t('fields.choiceIn', { number: index + 1, language: languageNames[language] })}
              disabled={disabled}
              value={choice.label[language] ?? ''}
              onChange={(event) =>
                change(index, { ...choice, label: { ...choice.label, [language]: event.currentTarget.value } })
              }
            />
          ))}
          {!disabled && (
            <IconButton
              icon="close"
              label={t('fields.removeChoice', { number: index + 1 })}
              onClick={() => onChange(choices.filter((_, at) => at !== index))}
            />
          )}
        </div>
      ))}
      {error && (
        <div className="risk meta" role="alert">
          {error}
        </div>
      )}
      {!disabled && (
        <button
          type="button"
          className={styles.asideAction}
          style={{ justifySelf: 'start' }}
          onClick={() => onChange([...choices, { value: '', label: {} }])}
        >
          <Icon name="plus" size={14} />
          {t('fields.addChoice')}
        </button>
      )}
    </fieldset>
  );
}
