import { Button, Modal } from '@mantine/core';
import { useConflict } from '@/shared/actions/conflicts';
import { fieldOf } from '@/shared/api/catalog';
import { titleOf } from '@/shared/api/records';
import { FieldValue, isMissing } from '@/shared/fields/FieldValue';
import { useLabel, useText } from '@/shared/i18n/text';
import styles from './records.module.css';

/** Both versions beside each other, and the choice: keep theirs or write ours over it. */
export default function ConflictDialog() {
  const t = useText();
  const label = useLabel();
  const conflict = useConflict();
  if (!conflict) return null;
  const { object, current, values } = conflict;
  const shown = (name: string, value: (typeof values)[string]) => {
    const field = fieldOf(object, name);
    return field && !isMissing(value) ? (
      <FieldValue field={field} value={value} plain />
    ) : (
      <span className="text-3">{t('value.none')}</span>
    );
  };
  return (
    <Modal
      opened
      onClose={conflict.keep}
      title={t('conflict.title', { name: titleOf(object, current) })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <p className="small text-2">{t('conflict.explanation')}</p>
      <table className={styles.compare}>
        <thead>
          <tr>
            <th scope="col">{t('conflict.field')}</th>
            <th scope="col">{t('conflict.theirs')}</th>
            <th scope="col">{t('conflict.yours')}</th>
          </tr>
        </thead>
        <tbody>
          {Object.keys(values).map((name) => (
            <tr key={name}>
              <th scope="row">{label(fieldOf(object, name)?.label)}</th>
              <td>{shown(name, current[name])}</td>
              <td>{shown(name, values[name])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.dialogActions}>
        <Button onClick={conflict.keep}>{t('conflict.keep')}</Button>
        <Button variant="filled" onClick={conflict.overwrite}>
          {t('conflict.overwrite')}
        </Button>
      </div>
    </Modal>
  );
}
