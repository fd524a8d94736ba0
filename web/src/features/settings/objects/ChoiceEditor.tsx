import { Menu, TextInput } from '@mantine/core';
import type { Choice } from '@/shared/api/catalog';
import { languageNames, languages } from '@/shared/i18n/language';
import { useLabel, useText } from '@/shared/i18n/text';
import { Badge } from '@/shared/ui/Badge';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import styles from '../settings.module.css';
import { choiceColors } from './definitions';

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
  const move = (index: number, by: number) => {
    const next = [...choices];
    next.splice(index + by, 0, ...next.splice(index, 1));
    onChange(next);
  };
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.legend}>
        {t('fields.choices')} <span className="text-3">{languages.join(', ').toUpperCase()}</span>
      </legend>
      {choices.map((choice, index) => (
        <div key={choice.value || index} className={styles.choiceRow} data-retired={choice.retired || undefined}>
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
            <ChoiceMenu
              choice={choice}
              number={index + 1}
              onChange={(next) => change(index, next)}
              onMoveUp={index > 0 ? () => move(index, -1) : undefined}
              onMoveDown={index < choices.length - 1 ? () => move(index, 1) : undefined}
              onRemove={() => onChange(choices.filter((_, at) => at !== index))}
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

/** Colour, place and end of one choice. What records hold is retired, so that they keep it; the server refuses to remove it. */
function ChoiceMenu({
  choice,
  number,
  onChange,
  onMoveUp,
  onMoveDown,
  onRemove,
}: {
  choice: Choice;
  number: number;
  onChange: (choice: Choice) => void;
  onMoveUp?: () => void;
  onMoveDown?: () => void;
  onRemove: () => void;
}) {
  const t = useText();
  const label = useLabel();
  const name = label(choice.label) || String(number);
  return (
    <>
      {choice.retired || choice.color ? (
        <Badge dot={choice.color} title={choice.retired ? t('fields.retiredHint') : undefined}>
          {choice.retired ? t('fields.retired') : t(`choiceColor.${choice.color as (typeof choiceColors)[number]}`)}
        </Badge>
      ) : (
        <span />
      )}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <IconButton icon="more" label={t('fields.choiceMenu', { name })} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Icon name="up" />} disabled={!onMoveUp} onClick={onMoveUp}>
            {t('fields.moveUp')}
          </Menu.Item>
          <Menu.Item leftSection={<Icon name="down" />} disabled={!onMoveDown} onClick={onMoveDown}>
            {t('fields.moveDown')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t('fields.color')}</Menu.Label>
          <Menu.Item onClick={() => onChange({ ...choice, color: null })}>{t('fields.noColor')}</Menu.Item>
          {choiceColors.map((color) => (
            <Menu.Item key={color} onClick={() => onChange({ ...choice, color })}>
              <Badge dot={color}>{t(`choiceColor.${color}`)}</Badge>
            </Menu.Item>
          ))}
          <Menu.Divider />
          {choice.value !== '' && (
            <Menu.Item
              leftSection={<Icon name={choice.retired ? 'restore' : 'eye'} />}
              onClick={() => onChange({ ...choice, retired: !choice.retired })}
            >
              {choice.retired ? t('fields.offerAgain') : t('fields.retire')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<Icon name="trash" />} data-danger onClick={onRemove}>
            {t('fields.removeChoice', { number })}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
