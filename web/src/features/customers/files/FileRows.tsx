import type { ReactNode } from 'react';
import { apiUrl } from '@/shared/api/http';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import styles from './files.module.css';
import type { FileShown } from './files';

/** "report.final.pdf" is a PDF: the ending says more to people than a media type. */
function kindOf(name: string): string {
  const ending = /\.([\p{L}\p{N}]{1,6})$/u.exec(name)?.[1];
  return ending?.toUpperCase() ?? '';
}

/** Files to download, with kind and size. */
export function FileRows<F extends FileShown>({
  files,
  about,
  onRemove,
}: {
  files: F[];
  /** What stands below the name of a file. */
  about?: (file: F) => ReactNode;
  /** Absent where files may not be taken away. */
  onRemove?: (file: F) => void;
}) {
  const t = useText();
  const format = useFormat();
  const sizeOf = (file: F) => [kindOf(file.name), format.bytes(file.size)].filter(Boolean).join(' · ');
  return (
    <ul className={styles.files}>
      {files.map((file) => (
        <li key={file.id} className={styles.file}>
          <Icon name="file" size={14} />
          <span className={styles.name}>
            <a className="link ellipsis" href={apiUrl(`files/${file.id}`)} download={file.name} title={file.name}>
              {file.name}
            </a>
            {about && (
              <span className="meta text-3">
                {sizeOf(file)} · {about(file)}
              </span>
            )}
          </span>
          {!about && <span className="meta text-3 tabular nowrap">{sizeOf(file)}</span>}
          {onRemove && (
            <IconButton
              icon="close"
              label={t('files.remove', { name: file.name })}
              className={styles.remove}
              onClick={() => onRemove(file)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
