import { useMutation, useQuery } from '@tanstack/react-query';
import { may, type ObjectType, useCatalog } from '@/shared/api/catalog';
import type { Row } from '@/shared/api/records';
import { RelativeTime } from '@/shared/fields/RelativeTime';
import { useLabel, useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Section } from '../Section';
import { FilePicker } from './FilePicker';
import { FileRows } from './FileRows';
import styles from './files.module.css';
import { attach, type FileOfRecord, filesQuery, useFileChanges, useFileDrop } from './files';

/** Every file of the customer in one place: their own, and those of notes, calls and orders. */
export function Files({ object, customer }: { object: ObjectType; customer: Row }) {
  const t = useText();
  const { remove, refresh } = useFileChanges();
  const query = useQuery(filesQuery(customer.id));
  const upload = useMutation({
    mutationFn: async (files: File[]) => {
      for (const file of files) await attach(object.path, customer.id, file);
    },
    onSettled: refresh,
  });
  const changes = may(object, 'change');
  const drop = useFileDrop((files) => upload.mutate(files));
  const files = query.data ?? [];
  return (
    <div className={styles.drop} {...(changes ? drop : {})}>
      <FilePicker label={t('files.add')} onFiles={(chosen) => upload.mutate(chosen)}>
        {(open) => (
          <Section title={t('files.title')} add={changes ? t('files.add') : undefined} onAdd={open} query={query}>
            {upload.isError && <ErrorPanel failure={upload.error} title={t('files.failed')} />}
            {upload.isPending && <p className="small text-3">{t('files.sending')}</p>}
            {files.length === 0 ? (
              <p className="small text-3">{changes ? t('files.noneYet') : t('files.none')}</p>
            ) : (
              <FileRows
                files={[...files].reverse()}
                about={(file) => <Origin file={file} own={object.name} />}
                onRemove={changes ? (file) => void remove(file) : undefined}
              />
            )}
          </Section>
        )}
      </FilePicker>
    </div>
  );
}

/** Who attached it, when, and to what. */
function Origin({ file, own }: { file: FileOfRecord; own: string }) {
  const label = useLabel();
  const object = useCatalog().named(file.object);
  return (
    <>
      {file.object !== own && object && `${label(object.label)} · `}
      {file.createdBy.name && `${file.createdBy.name} · `}
      <RelativeTime instant={file.createdAt} />
    </>
  );
}
