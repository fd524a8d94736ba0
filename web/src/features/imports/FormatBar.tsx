import { NativeSelect, TextInput } from '@mantine/core';
import { useText } from '@/shared/i18n/text';
import type { Import, ImportVerbs, Separator } from './imports';
import styles from './imports.module.css';

const encodings = ['UTF-8', 'windows-1251', 'KOI8-U', 'KOI8-R', 'IBM866', 'ISO-8859-5', 'windows-1252', 'UTF-16LE'];
const separators: Separator[] = ['comma', 'semicolon', 'tab', 'pipe', 'blanks'];

/** How the file was read; a wrong guess is put right here and the columns are looked at again. */
export function FormatBar({ item, verbs, disabled }: { item: Import; verbs: ImportVerbs; disabled: boolean }) {
  const t = useText();
  const { format } = item;
  const off = disabled || verbs.format.isPending;
  const known = encodings.find((one) => one.toLowerCase() === format.encoding.toLowerCase());
  return (
    <div className={styles.formatBar} aria-busy={verbs.format.isPending}>
      {format.kind === 'text' ? (
        <>
          <NativeSelect
            size="xs"
            label={t('imports.encoding')}
            disabled={off}
            data={known ? encodings : [format.encoding, ...encodings]}
            value={known ?? format.encoding}
            onChange={(event) => verbs.format.mutate({ encoding: event.currentTarget.value })}
          />
          <NativeSelect
            size="xs"
            label={t('imports.separator')}
            disabled={off}
            data={separators.map((value) => ({ value, label: t(`imports.separator.${value}`) }))}
            value={format.separator}
            onChange={(event) => verbs.format.mutate({ separator: event.currentTarget.value as Separator })}
          />
        </>
      ) : (
        <TextInput
          key={format.sheet ?? ''}
          size="xs"
          label={t('imports.sheet')}
          disabled={off}
          defaultValue={format.sheet ?? ''}
          onBlur={(event) => {
            const sheet = event.currentTarget.value.trim();
            if (sheet && sheet !== format.sheet) verbs.format.mutate({ sheet });
          }}
        />
      )}
      <NativeSelect
        size="xs"
        label={t('imports.header')}
        disabled={off}
        data={[
          { value: '0', label: t('imports.header.none') },
          ...[...new Set([1, 2, 3, format.headerRow])]
            .filter((row) => row > 0)
            .sort((a, b) => a - b)
            .map((row) => ({ value: String(row), label: t('imports.header.row', { row }) })),
        ]}
        value={String(format.headerRow)}
        onChange={(event) => verbs.format.mutate({ headerRow: Number(event.currentTarget.value) })}
      />
    </div>
  );
}
