import { useState } from 'react';
import { fieldOf, may, type ObjectType } from '@/shared/api/catalog';
import type { Row } from '@/shared/api/records';
import { countryName } from '@/shared/format/countries';
import { useLanguage } from '@/shared/i18n/language';
import { useLabel, useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import styles from './customer.module.css';
import { PartDialog } from './PartDialog';
import { useRelated } from './related';
import { asText, equals } from './values';
import { Section } from './Section';

const fields = ['kind', 'street', 'postalCode', 'city', 'region', 'country', 'note'];

function addressLine(address: Row, language: string): string {
  const town = [asText(address.city), asText(address.postalCode)].filter(Boolean).join(' ');
  const country = countryName(asText(address.country), language);
  return [asText(address.street), town, asText(address.region), country].filter(Boolean).join(', ');
}

export function Addresses({ customer }: { customer: Row }) {
  const t = useText();
  const { object, rows, ...query } = useRelated('address', { filter: equals('customer', customer.id) });
  const [edited, setEdited] = useState<Row | 'new'>();
  const { language } = useLanguage();
  if (!object) return null;
  const sorted = [...rows].sort((a, b) => Number(b.kind === 'main') - Number(a.kind === 'main'));
  return (
    <Section
      title={t('addresses.title')}
      add={may(object, 'create') ? t('addresses.add') : undefined}
      onAdd={() => setEdited('new')}
      query={query}
    >
      {sorted.map((address) => (
        <AddressLine key={address.id} object={object} address={address} onEdit={() => setEdited(address)} />
      ))}
      {rows.length === 0 && <p className="small text-3">{t('addresses.none')}</p>}
      {edited && (
        <PartDialog
          object={object}
          title={edited === 'new' ? t('addresses.add') : t('addresses.edit')}
          fields={fields}
          values={
            edited === 'new' ? { customer: customer.id, kind: rows.length === 0 ? 'main' : 'delivery' } : undefined
          }
          row={edited === 'new' ? undefined : edited}
          name={edited === 'new' ? undefined : addressLine(edited, language)}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Section>
  );
}

function AddressLine({ object, address, onEdit }: { object: ObjectType; address: Row; onEdit: () => void }) {
  const t = useText();
  const label = useLabel();
  const kind = fieldOf(object, 'kind')?.choices?.find((choice) => choice.value === address.kind);
  const { language } = useLanguage();
  const line = addressLine(address, language) || asText(address.note);
  return (
    <div className={styles.point}>
      <Icon name="place" />
      <div className="grow">
        <div>{line}</div>
        <div className="meta text-3">{label(kind?.label)}</div>
      </div>
      {may(object, 'change') && (
        <IconButton
          icon="edit"
          label={t('addresses.editOf', { address: line })}
          onClick={onEdit}
          className={styles.quietButton}
        />
      )}
    </div>
  );
}
