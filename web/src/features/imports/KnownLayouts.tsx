import { Button, TextInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { useCatalog } from '@/shared/api/catalog';
import { request } from '@/shared/api/http';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { IconButton } from '@/shared/ui/IconButton';
import type { Mapping } from './imports';
import styles from './imports.module.css';

interface Layout {
  id: string;
  object: string;
  name: string;
  mapping: Mapping;
  used: number;
}

const layoutsQuery = queryOptions({
  queryKey: ['import-mappings'],
  queryFn: () => request<{ items: Layout[] }>('GET', 'import-mappings'),
  select: (answer) => answer.items,
});

/** Mappings that imports have left behind: they serve the next file with the same columns. */
export function KnownLayouts() {
  const t = useText();
  const { data } = useQuery(layoutsQuery);
  if (!data?.length) return null;
  return (
    <section className={`card ${styles.layouts}`}>
      <header className={styles.fileHead}>
        <h2>{t('imports.layouts')}</h2>
        <span className="meta text-3 wide-only">{t('imports.layoutsHint')}</span>
      </header>
      <div className={styles.scroller} tabIndex={0} role="region" aria-label={t('imports.layouts')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('imports.layoutName')}</th>
              <th scope="col" className="wide-only">
                {t('imports.object')}
              </th>
              <th scope="col" className="number wide-only">
                {t('imports.columnsCount')}
              </th>
              <th scope="col" className="number wide-only">
                {t('imports.layoutUsed')}
              </th>
              <th scope="col">
                <span className="visually-hidden">{t('imports.layoutRename', { name: '' })}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.map((layout) => (
              <LayoutRow key={layout.id} layout={layout} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function LayoutRow({ layout }: { layout: Layout }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const client = useQueryClient();
  const object = useCatalog().named(layout.object);
  const [name, setName] = useState<string | null>(null);
  const settle = () => client.invalidateQueries({ queryKey: ['import-mappings'] });
  const rename = useMutation({
    mutationFn: (next: string) => request('PATCH', `import-mappings/${layout.id}`, { body: { name: next } }),
    onSuccess: () => setName(null),
    onSettled: settle,
  });
  const forget = useMutation({
    mutationFn: () => request('DELETE', `import-mappings/${layout.id}`),
    onSuccess: () => showToast(t('imports.layoutForgotten', { name: layout.name })),
    onSettled: settle,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name?.trim()) rename.mutate(name.trim());
  };
  const failure = rename.error ?? forget.error;
  return (
    <tr>
      <th scope="row">
        {name === null ? (
          layout.name
        ) : (
          <form className="row" onSubmit={submit}>
            <TextInput
              size="xs"
              autoFocus
              aria-label={t('imports.layoutName')}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              onKeyDown={(event) => event.key === 'Escape' && setName(null)}
            />
            <Button size="xs" type="submit" loading={rename.isPending} disabled={!name.trim()}>
              {t('action.save')}
            </Button>
          </form>
        )}
        {failure && <ErrorPanel failure={failure} />}
      </th>
      <td className="wide-only">{label(object?.pluralLabel) || layout.object}</td>
      <td className="number wide-only">
        {format.number(layout.mapping.columns.filter((column) => column.target).length)}
      </td>
      <td className="number wide-only">{format.number(layout.used)}</td>
      <td className="number nowrap">
        <IconButton
          icon="edit"
          label={t('imports.layoutRename', { name: layout.name })}
          onClick={() => setName(layout.name)}
        />
        <IconButton
          icon="close"
          label={t('imports.layoutForget', { name: layout.name })}
          onClick={() => forget.mutate()}
        />
      </td>
    </tr>
  );
}
