import type { ObjectType } from '@/shared/api/catalog';
import { useCatalog } from '@/shared/api/catalog';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { Badge } from '@/shared/ui/Badge';
import styles from '../settings.module.css';

export function FieldTable({
  object,
  filled,
  opened,
  onOpen,
}: {
  object: ObjectType;
  filled?: Record<string, number>;
  opened?: string;
  onOpen: (field: string) => void;
}) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const catalog = useCatalog();
  return (
    <div className={styles.tableBox} role="region" aria-label={t('fields.fields')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('fields.field')}</th>
            <th scope="col">{t('fields.name')}</th>
            <th scope="col">{t('fields.type')}</th>
            <th scope="col">{t('fields.origin')}</th>
            <th scope="col" className={styles.number}>
              {t('fields.filled')}
            </th>
          </tr>
        </thead>
        <tbody>
          {object.fields.map((field) => (
            <tr key={field.name} data-selected={field.name === opened || undefined}>
              <td>
                <button type="button" className={styles.rowButton} onClick={() => onOpen(field.name)}>
                  {label(field.label)}
                </button>
                {field.required && (
                  <span className="risk" title={t('fields.required')}>
                    {' *'}
                    <span className="visually-hidden">{t('fields.required')}</span>
                  </span>
                )}
              </td>
              <td className="mono text-2">{field.name}</td>
              <td className="nowrap">
                {field.type === 'reference'
                  ? t('fields.linkTo', { object: label(catalog.named(field.target)?.label) || (field.target ?? '') })
                  : t(`fieldType.${field.type}`)}
                {field.formula && `, ${t('fields.calculatedShort')}`}
                {field.unique && `, ${t('fields.uniqueShort')}`}
              </td>
              <td className="nowrap">
                <span className="row">
                  {field.custom ? (
                    <Badge tone="accent">{t('fields.custom')}</Badge>
                  ) : (
                    <Badge icon="lock">{t('fields.builtIn')}</Badge>
                  )}
                </span>
              </td>
              <td className={styles.number}>
                {filled?.[field.name] !== undefined && format.percent(filled[field.name]! / 100)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
