import { useState } from 'react';
import { may } from '@/shared/api/catalog';
import type { Row } from '@/shared/api/records';
import { useText } from '@/shared/i18n/text';
import { IconButton } from '@/shared/ui/IconButton';
import styles from './customer.module.css';
import { PartDialog } from './PartDialog';
import { useRelated } from './related';
import { asText, equals } from './values';
import { Section } from './Section';

/** What the customer is called in other systems. */
export function ExternalIds({ customer }: { customer: Row }) {
  const t = useText();
  const { object, rows, ...query } = useRelated('externalId', { filter: equals('customer', customer.id) });
  const [edited, setEdited] = useState<Row | 'new'>();
  if (!object) return null;
  return (
    <Section
      title={t('ids.title')}
      add={may(object, 'create') ? t('ids.add') : undefined}
      onAdd={() => setEdited('new')}
      query={query}
    >
      {rows.length === 0 ? (
        <p className="small text-3">{t('ids.none')}</p>
      ) : (
        <ul className={styles.pairs}>
          {rows.map((row) => (
            <li key={row.id} className={styles.pair}>
              <span className="text-3 ellipsis">{asText(row.system)}</span>
              <span className="mono ellipsis grow">{asText(row.value)}</span>
              {may(object, 'change') && (
                <IconButton
                  icon="edit"
                  label={t('ids.edit', { system: asText(row.system) })}
                  onClick={() => setEdited(row)}
                  className={styles.quietButton}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {edited && (
        <PartDialog
          object={object}
          title={edited === 'new' ? t('ids.add') : t('ids.change')}
          fields={['system', 'value']}
          values={edited === 'new' ? { customer: customer.id } : undefined}
          row={edited === 'new' ? undefined : edited}
          name={edited === 'new' ? undefined : asText(edited.value)}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Section>
  );
}
