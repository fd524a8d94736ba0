import { useState } from 'react';
import { openCreation } from '@/shared/actions/creation';
import { useChangeRecord } from '@/shared/actions/useChangeRecord';
import { fieldOf, may, type ObjectType, useCatalog } from '@/shared/api/catalog';
import type { Row, Value } from '@/shared/api/records';
import { FieldInput } from '@/shared/fields/FieldInput';
import { useText } from '@/shared/i18n/text';
import { Avatar } from '@/shared/ui/Avatar';
import styles from './customer.module.css';
import { CustomerLink } from './links';
import { useRelated } from './related';
import { asReference, asText, equals } from './values';
import { Section } from './Section';

/** The household of a person with its other members; an organization has none. */
export function Household({ object, customer }: { object: ObjectType; customer: Row }) {
  const t = useText();
  const catalog = useCatalog();
  const change = useChangeRecord(object);
  const [choosing, setChoosing] = useState(false);
  const field = fieldOf(object, 'household');
  const household = asReference(customer.household);
  if (!field || customer.kind === 'organization') return null;
  const editable = may(object, 'change') && !field.readOnly;
  const choose = (value: Value) => {
    setChoosing(false);
    void change(customer, { household: value });
  };
  const create = () =>
    openCreation('household', { name: t('household.named', { name: lastName(customer) }) }, (row) => {
      choose({ id: row.id, name: asText((row as Row).name) });
    });
  return (
    <Section
      title={t('household.title')}
      add={editable && !choosing ? t('household.choose') : undefined}
      onAdd={() => setChoosing(true)}
    >
      {household && <Members customer={customer} id={household.id} name={household.name} />}
      {!household && !choosing && <p className="small text-3">{t('household.none')}</p>}
      {choosing && (
        <div className={styles.inlineForm}>
          <FieldInput field={field} value={customer.household} onChange={choose} bare autoFocus />
          <div className="row meta">
            {may(catalog.named('household'), 'create') && (
              <button type="button" className="link" onClick={create}>
                {t('household.create')}
              </button>
            )}
            <span className="grow" />
            <button type="button" className="link" onClick={() => setChoosing(false)}>
              {t('action.cancel')}
            </button>
          </div>
        </div>
      )}
    </Section>
  );
}

function lastName(customer: Row): string {
  return asText(customer.familyName) || asText(customer.name);
}

function Members({ customer, id, name }: { customer: Row; id: string; name: string }) {
  const t = useText();
  const { rows } = useRelated('customer', { filter: equals('household', id), fields: ['name', 'kind'], limit: 20 });
  const others = rows.filter((row) => row.id !== customer.id);
  return (
    <>
      <div className="small medium">{name}</div>
      {others.map((member) => (
        <div key={member.id} className={styles.bond}>
          <Avatar name={asText(member.name)} size="small" />
          <CustomerLink id={member.id} className={`${styles.plainLink} ellipsis`}>
            {asText(member.name)}
          </CustomerLink>
        </div>
      ))}
      {others.length === 0 && <p className="meta text-3">{t('household.alone')}</p>}
    </>
  );
}
