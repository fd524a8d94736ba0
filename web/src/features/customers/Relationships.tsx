import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { fieldOf, may, type ObjectType } from '@/shared/api/catalog';
import type { Row } from '@/shared/api/records';
import { useLabel, useText } from '@/shared/i18n/text';
import { Avatar } from '@/shared/ui/Avatar';
import { Badge, type Tone } from '@/shared/ui/Badge';
import { IconButton } from '@/shared/ui/IconButton';
import styles from './customer.module.css';
import { PartDialog } from './PartDialog';
import { CustomerLink } from './links';
import { useRelated } from './related';
import { asReference, asText, equals } from './values';
import { Section } from './Section';

const tones: Record<string, Tone> = { ally: 'good', critic: 'warn' };

/** With whom the customer is bound, whoever of the two it was written at. */
export function Relationships({ customer }: { customer: Row }) {
  const t = useText();
  const theirs = useRelated('relationship', { filter: equals('customer', customer.id) });
  const toThem = useRelated('relationship', { filter: equals('other', customer.id) });
  const [edited, setEdited] = useState<{ row: Row; inverse: boolean } | 'new'>();
  const { object } = theirs;
  if (!object) return null;
  const bonds = [
    ...toThem.rows.map((row) => ({ row, inverse: true })),
    ...theirs.rows.map((row) => ({ row, inverse: false })),
  ];
  return (
    <Section
      title={t('relations.title')}
      add={may(object, 'create') ? t('relations.add') : undefined}
      onAdd={() => setEdited('new')}
      query={theirs.isPending || theirs.error ? theirs : toThem}
    >
      {bonds.map(({ row, inverse }) => (
        <Relationship
          key={row.id}
          object={object}
          row={row}
          inverse={inverse}
          onEdit={() => setEdited({ row, inverse })}
        />
      ))}
      {bonds.length === 0 && <p className="small text-3">{t('relations.none')}</p>}
      {edited && (
        <RelationshipDialog
          object={object}
          customer={customer}
          row={edited === 'new' ? undefined : edited.row}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Section>
  );
}

/** "Works at" from the one side is "Works here" from the other. */
function useKindWords() {
  const t = useText();
  const label = useLabel();
  return (object: ObjectType, kind: string, inverse: boolean) => {
    if (inverse && kind === 'works-at') return t('relations.worksHere');
    if (inverse && kind === 'recommended-by') return t('relations.recommended');
    return label(fieldOf(object, 'kind')?.choices?.find((choice) => choice.value === kind)?.label) || kind;
  };
}

function Relationship({
  object,
  row,
  inverse,
  onEdit,
}: {
  object: ObjectType;
  row: Row;
  inverse: boolean;
  onEdit: () => void;
}) {
  const t = useText();
  const label = useLabel();
  const kindWords = useKindWords();
  const other = asReference(inverse ? row.customer : row.other);
  if (!other) return null;
  const choice = (name: string) =>
    label(fieldOf(object, name)?.choices?.find((candidate) => candidate.value === row[name])?.label);
  const attitude = choice('attitude');
  const kind = asText(row.kind);
  const words = [asText(row.role) || kindWords(object, kind, inverse), choice('influence').toLocaleLowerCase()];
  if (typeof row.until === 'string' && row.until < new Date().toISOString().slice(0, 10))
    words.push(t('relations.ended'));
  // At an organization stand people; a person works at an organization.
  const organization = kind === 'works-at' && !inverse;
  return (
    <div className={styles.bond}>
      <Avatar name={other.name} shape={organization ? 'square' : 'round'} />
      <div className="grow">
        <CustomerLink id={other.id} className={`${styles.plainLink} medium ellipsis`}>
          {other.name}
        </CustomerLink>
        <div className="meta text-3 ellipsis" title={kindWords(object, kind, inverse)}>
          {words.filter(Boolean).join(' · ')}
        </div>
      </div>
      {attitude && <Badge tone={tones[asText(row.attitude)]}>{attitude}</Badge>}
      {may(object, 'change') && (
        <IconButton
          icon="edit"
          label={t('relations.edit', { name: other.name })}
          onClick={onEdit}
          className={styles.quietButton}
        />
      )}
    </div>
  );
}

const bondFields = ['kind', 'role', 'level', 'influence', 'attitude', 'since', 'until', 'note'];

function RelationshipDialog({
  object,
  customer,
  row,
  onClose,
}: {
  object: ObjectType;
  customer: Row;
  row?: Row;
  onClose: () => void;
}) {
  const t = useText();
  const organization = customer.kind === 'organization';
  const [direction, setDirection] = useState<'to' | 'from'>(organization ? 'from' : 'to');
  const kindWords = useKindWords();
  const name = asText(customer.name);
  return (
    <PartDialog
      object={object}
      title={row ? t('relations.change') : t('relations.add')}
      fields={row ? bondFields : ['other', ...bondFields]}
      row={row}
      name={row && t('relations.title')}
      values={row ? undefined : { kind: organization ? 'works-at' : 'family' }}
      write={
        row
          ? undefined
          : ({ other, ...rest }) =>
              direction === 'from'
                ? { ...rest, customer: asReference(other)?.id ?? null, other: customer.id }
                : { ...rest, customer: customer.id, other: asReference(other)?.id ?? null }
      }
      onClose={onClose}
    >
      {!row && (
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('relations.direction')}
          value={direction}
          onChange={(next) => setDirection(next as 'to' | 'from')}
          data={[
            { value: 'from', label: t('relations.from', { name, kind: kindWords(object, 'works-at', true) }) },
            { value: 'to', label: t('relations.to', { name, kind: kindWords(object, 'works-at', false) }) },
          ]}
        />
      )}
    </PartDialog>
  );
}
