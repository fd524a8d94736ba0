import { useState } from 'react';
import type { Field, ObjectType } from '@/shared/api/catalog';
import type { Row } from '@/shared/api/records';
import { FieldList } from '@/shared/fields/FieldList';
import { isMissing } from '@/shared/fields/FieldValue';
import { useText } from '@/shared/i18n/text';
import { Section } from './Section';

// Shown elsewhere on the page: in the head, as contact points, as the main address, at the right.
const elsewhere = new Set([
  'name',
  'kind',
  'email',
  'phone',
  'street',
  'postalCode',
  'city',
  'region',
  'country',
  'household',
  'quality',
  'orderCount',
  'lastOrderAt',
  'spent',
]);

const first = new Set(['owner', 'team', 'language']);

/** What matters of the fields: the owner, whatever is filled, and the company's own fields; the rest opens. */
export function Details({ object, customer }: { object: ObjectType; customer: Row }) {
  const t = useText();
  const [all, setAll] = useState(false);
  const own = (field: Field) =>
    customer.kind === 'organization'
      ? !['givenName', 'patronymic', 'familyName', 'birthday'].includes(field.name)
      : !['taxId', 'website', 'parent'].includes(field.name);
  const shown = object.fields.filter((field) =>
    all
      ? true
      : !elsewhere.has(field.name) &&
        (first.has(field.name) || (!isMissing(customer[field.name]) && own(field)) || (field.custom && !field.formula)),
  );
  const fields = all ? shown : [...shown].sort((a, b) => Number(first.has(b.name)) - Number(first.has(a.name)));
  return (
    <Section
      title={t('details.title')}
      aside={
        <button type="button" className="link meta" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('details.fewer') : t('details.all', { count: object.fields.length })}
        </button>
      }
    >
      <FieldList object={object} row={customer} fields={fields} />
    </Section>
  );
}
