import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useCatalog } from '@/shared/api/catalog';
import { Select } from '@/shared/fields/Select';
import { useLabel, useText } from '@/shared/i18n/text';
import styles from '../settings.module.css';
import { grantOf, type Grants, type Opening, openingOf } from './roles';

const openings: Opening[] = ['open', 'readOnly', 'hidden'];

/** Field by field: open, read-only or hidden for the role. */
export function FieldOpenings({
  grants,
  disabled,
  onSet,
}: {
  grants: Grants;
  disabled: boolean;
  onSet: (object: string, field: string, opening: Opening) => void;
}) {
  const t = useText();
  const label = useLabel();
  const catalog = useCatalog();
  const [name, setName] = useState('customer');
  const object = catalog.named(name) ?? catalog.objects[0];
  if (!object) return null;
  const grant = grantOf(grants, object.name);
  return (
    <>
      <div className={styles.toolbar}>
        <Select
          label={t('roles.object')}
          data={catalog.objects.map((each) => ({ value: each.name, label: label(each.pluralLabel) }))}
          searchable
          value={object.name}
          onChange={(next) => next && setName(next)}
        />
      </div>
      <div className={styles.tableBox}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('fields.field')}</th>
              <th scope="col" className="wide-only">
                {t('fields.name')}
              </th>
              <th scope="col">{t('roles.opening')}</th>
            </tr>
          </thead>
          <tbody>
            {object.fields.map((field) => (
              <tr key={field.name}>
                <td className="medium">{label(field.label)}</td>
                <td className="mono text-2 wide-only">{field.name}</td>
                <td style={{ width: 180 }}>
                  <NativeSelect
                    size="xs"
                    aria-label={t('roles.openingOf', { field: label(field.label) })}
                    data={openings.map((opening) => ({ value: opening, label: t(`opening.${opening}`) }))}
                    disabled={disabled}
                    value={openingOf(grant, field.name)}
                    onChange={(event) => onSet(object.name, field.name, event.currentTarget.value as Opening)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
