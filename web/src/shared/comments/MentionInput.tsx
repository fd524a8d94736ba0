import { Combobox, Textarea, useCombobox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Ref, useRef, useState } from 'react';
import { candidatesQuery } from '@/shared/fields/references';
import { useText } from '@/shared/i18n/text';
import { Avatar } from '@/shared/ui/Avatar';
import { type Mentioning, soughtName } from './mentions';

/** A text field that offers colleagues once an @ is typed; arrows and Enter choose, Escape goes on writing. */
export function MentionInput({
  value,
  onChange,
  label,
  className,
  autoFocus,
  inputRef,
  id,
}: {
  value: Mentioning;
  onChange: (value: Mentioning) => void;
  label: string;
  className?: string;
  autoFocus?: boolean;
  inputRef?: Ref<HTMLTextAreaElement>;
  id?: string;
}) {
  const t = useText();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [name, setName] = useState<string>();
  const caret = useRef(0);
  const { data: found = [] } = useQuery({ ...candidatesQuery('user', name ?? ''), enabled: name !== undefined });
  const look = (text: string, at: number) => {
    caret.current = at;
    const next = soughtName(text, at);
    setName(next);
    if (next === undefined) combobox.closeDropdown();
    else {
      combobox.openDropdown();
      combobox.updateSelectedOptionIndex('active');
    }
  };
  const choose = (id: string) => {
    const person = found.find((one) => one.id === id);
    if (!person || name === undefined) return;
    const begin = caret.current - name.length;
    const text = `${value.text.slice(0, begin)}${person.name} ${value.text.slice(caret.current)}`;
    onChange({ text, people: [...value.people.filter((one) => one.id !== id), person] });
    setName(undefined);
    combobox.closeDropdown();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose} position="bottom-start" width={260}>
      <Combobox.EventsTarget withExpandedAttribute>
        <Combobox.DropdownTarget>
          <Textarea
            id={id}
            ref={inputRef}
            variant="unstyled"
            autosize
            minRows={1}
            maxRows={12}
            aria-label={label}
            placeholder={label}
            autoFocus={autoFocus}
            classNames={{ input: className }}
            value={value.text}
            onChange={(event) => {
              onChange({ ...value, text: event.currentTarget.value });
              look(event.currentTarget.value, event.currentTarget.selectionStart);
            }}
            onBlur={() => combobox.closeDropdown()}
          />
        </Combobox.DropdownTarget>
      </Combobox.EventsTarget>
      <Combobox.Dropdown hidden={name === undefined}>
        <Combobox.Options aria-label={t('comment.people')}>
          {found.slice(0, 8).map((person) => (
            <Combobox.Option key={person.id} value={person.id}>
              <span className="row">
                <Avatar name={person.name} size="small" />
                <span className="ellipsis">{person.name}</span>
              </span>
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>{t('field.noneFound')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
