import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type DragEvent, useRef, useState } from 'react';
import { may, useCatalog } from '@/shared/api/catalog';
import { Select } from '@/shared/fields/Select';
import { useLabel, useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { ImportFrame } from './ImportFrame';
import styles from './imports.module.css';
import { beginImport } from './imports';
/** The first step: what the rows are, and the file they are in. */
export function NewImportPage() {
  const t = useText();
  const label = useLabel();
  const catalog = useCatalog();
  const client = useQueryClient();
  const navigate = useNavigate();
  const search = useSearch({ from: '/frame/imports/new' });
  const importable = catalog.objects.filter((object) => may(object, 'import'));
  const object =
    importable.find((one) => one.path === search.object || one.name === search.object) ??
    importable.find((one) => one.name === 'customer') ??
    importable[0];
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const begin = useMutation({
    mutationFn: (file: File) => beginImport(object!.name, file),
    onSuccess: (begun) => {
      client.setQueryData(['imports', begun.id], begun);
      void client.invalidateQueries({ queryKey: ['imports'], exact: true });
      void navigate({ to: '/imports/$id', params: { id: begun.id } });
    },
  });
  if (!object) {
    return (
      <EmptyState wholePage icon="lock" title={t('imports.closed')}>
        {t('imports.closedHint')}
      </EmptyState>
    );
  }
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) begin.mutate(file);
  };
  return (
    <ImportFrame object={object} title={t('imports.newTitle')} step="file">
      <section className={`card ${styles.fileCard}`}>
        <Select
          label={t('imports.rowsAre')}
          maw={320}
          searchable
          data={importable.map((one) => ({ value: one.path, label: label(one.pluralLabel) }))}
          value={object.path}
          onChange={(path) => path && void navigate({ to: '/imports/new', search: { object: path }, replace: true })}
        />
        <button
          type="button"
          className={styles.drop}
          data-over={over || undefined}
          disabled={begin.isPending}
          onClick={() => input.current?.click()}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <span className={styles.dropIcon}>
            <Icon name="import" size={20} />
          </span>
          <span className="medium">{begin.isPending ? t('imports.reading') : t('imports.drop')}</span>
          <span className="small text-3">{t('imports.dropHint')}</span>
        </button>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t('imports.drop')}
          accept=".csv,.tsv,.txt,.xlsx,.xlsm,text/csv,text/plain"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file) begin.mutate(file);
          }}
        />
        {begin.isError && <ErrorPanel failure={begin.error} title={t('imports.notRead')} />}
      </section>
    </ImportFrame>
  );
}
