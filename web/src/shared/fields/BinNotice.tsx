import { Button } from '@mantine/core';
import { useRestoreRecord } from '@/shared/actions/useRestoreRecord';
import { may, type ObjectType } from '@/shared/api/catalog';
import type { Row } from '@/shared/api/records';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import styles from './BinNotice.module.css';
import { RelativeTime } from './RelativeTime';

/** Stands above a record that lies in the bin, with the way out of it. */
export function BinNotice({ object, row }: { object: ObjectType; row: Row }) {
  const t = useText();
  const restore = useRestoreRecord(object);
  if (typeof row.deletedAt !== 'string') return null;
  return (
    <div className={styles.notice} role="status">
      <Icon name="trash" size={14} />
      <span className="grow">
        {t('record.inBin')} <RelativeTime instant={row.deletedAt} />
      </span>
      {may(object, 'delete') && (
        <Button size="xs" leftSection={<Icon name="restore" size={14} />} onClick={() => void restore(row)}>
          {t('record.takeOut')}
        </Button>
      )}
    </div>
  );
}
