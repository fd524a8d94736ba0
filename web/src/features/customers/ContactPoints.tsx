import { Menu } from '@mantine/core';
import { useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { fieldOf, may, type ObjectType } from '@/shared/api/catalog';
import { describeProblem } from '@/shared/api/problem';
import type { Row } from '@/shared/api/records';
import { formatPhone } from '@/shared/format/phone';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { Icon, type IconName } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import { ConsentDialog } from './ConsentDialog';
import { ConsentMarks } from './ConsentMarks';
import { useConsents } from './consents';
import styles from './customer.module.css';
import { PartDialog } from './PartDialog';
import { usePartChanges, useRelated } from './related';
import { asText, equals } from './values';
import { Section } from './Section';

const icons: Record<string, IconName> = { email: 'mail', phone: 'phone', telegram: 'telegram' };

/** How to reach the customer, and what the customer allowed there. */
export function ContactPoints({ customer }: { customer: Row }) {
  const t = useText();
  const { object, rows, ...query } = useRelated('contactPoint', { filter: equals('customer', customer.id) });
  const consents = useConsents(customer.id);
  const [edited, setEdited] = useState<Row | 'new'>();
  const [asked, setAsked] = useState<Row | 'general'>();
  if (!object) return null;
  const kinds = (fieldOf(object, 'kind')?.choices ?? []).map((choice) => choice.value);
  const rank = (point: Row) => kinds.indexOf(asText(point.kind)) * 2 + (point.primary === true ? 0 : 1);
  const sorted = [...rows].sort((a, b) => rank(a) - rank(b));
  const mayAdd = may(object, 'create');
  return (
    <Section
      title={t('contacts.title')}
      add={mayAdd ? t('contacts.add') : undefined}
      onAdd={() => setEdited('new')}
      query={query}
    >
      {sorted.map((point) => (
        <ContactPoint
          key={point.id}
          object={object}
          point={point}
          consents={consents.rows}
          onEdit={() => setEdited(point)}
          onConsent={consents.object && (() => setAsked(point))}
        />
      ))}
      {rows.length === 0 && <p className="small text-3">{t('contacts.none')}</p>}
      {consents.object && (
        <div className={styles.general}>
          <button type="button" className="link meta" onClick={() => setAsked('general')}>
            {t('consent.general')}
          </button>
          <ConsentMarks consents={consents.rows} />
        </div>
      )}
      {edited && (
        <PartDialog
          object={object}
          title={edited === 'new' ? t('contacts.add') : t('contacts.edit')}
          fields={['kind', 'value', 'label', 'primary', 'shared']}
          values={edited === 'new' ? { customer: customer.id, kind: 'email' } : undefined}
          row={edited === 'new' ? undefined : edited}
          name={edited === 'new' ? undefined : asText(edited.value)}
          onClose={() => setEdited(undefined)}
        />
      )}
      {asked && consents.object && (
        <ConsentDialog
          object={consents.object}
          customer={customer}
          point={asked === 'general' ? undefined : asked}
          consents={consents.rows}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Section>
  );
}

interface PointProps {
  object: ObjectType;
  point: Row;
  consents: Row[];
  onEdit: () => void;
  onConsent?: () => void;
}

function ContactPoint({ object, point, consents, onEdit, onConsent }: PointProps) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const { change, remove } = usePartChanges(object);
  const kind = asText(point.kind);
  const value = asText(point.value);
  const kindLabel = label(fieldOf(object, 'kind')?.choices?.find((choice) => choice.value === kind)?.label) || kind;
  const verifiedAt = typeof point.verifiedAt === 'string' ? point.verifiedAt : undefined;
  const set = (values: Parameters<typeof change>[1], said: string) =>
    change(point, values).then(
      () => showToast(said),
      (failure: unknown) => showToast(describeProblem(failure, t)),
    );
  return (
    <div className={styles.point}>
      <span title={kindLabel}>
        <Icon name={icons[kind] ?? 'chat'} />
        <span className="visually-hidden">{kindLabel}</span>
      </span>
      <div className={styles.pointValue}>
        <PointValue kind={kind} value={value} />
        {asText(point.label) && <span className="text-3">{asText(point.label)}</span>}
        {verifiedAt && (
          <span className="good" title={t('contacts.verifiedAt', { time: format.exact(verifiedAt) })}>
            <Icon name="check" size={12} />
            <span className="visually-hidden">{t('contacts.verified')}</span>
          </span>
        )}
        {point.shared === true && (
          <span className="warn" title={t('contacts.sharedHint')}>
            <Icon name="customers" size={12} />
            <span className="visually-hidden">{t('contacts.shared')}</span>
          </span>
        )}
      </div>
      {(may(object, 'change') || onConsent) && (
        <Menu position="bottom-end">
          <Menu.Target>
            <IconButton icon="more" label={t('contacts.more', { value })} className={styles.quietButton} />
          </Menu.Target>
          <Menu.Dropdown>
            {onConsent && (
              <Menu.Item leftSection={<Icon name="consent" />} onClick={onConsent}>
                {t('consent.edit')}
              </Menu.Item>
            )}
            {may(object, 'change') && (
              <>
                <Menu.Item leftSection={<Icon name="edit" />} onClick={onEdit}>
                  {t('contacts.edit')}
                </Menu.Item>
                <Menu.Item
                  leftSection={<Icon name="check" />}
                  onClick={() =>
                    void set(
                      { verifiedAt: verifiedAt ? null : new Date().toISOString() },
                      verifiedAt ? t('contacts.unverifiedDone', { value }) : t('contacts.verifiedDone', { value }),
                    )
                  }
                >
                  {verifiedAt ? t('contacts.unverify') : t('contacts.verify')}
                </Menu.Item>
                <Menu.Item
                  leftSection={<Icon name="customers" />}
                  onClick={() =>
                    void set(
                      { shared: point.shared !== true },
                      point.shared === true
                        ? t('contacts.unsharedDone', { value })
                        : t('contacts.sharedDone', { value }),
                    )
                  }
                >
                  {point.shared === true ? t('contacts.unshare') : t('contacts.share')}
                </Menu.Item>
                {point.primary !== true && (
                  <Menu.Item
                    leftSection={<Icon name="star" />}
                    onClick={() => void set({ primary: true }, t('contacts.primaryDone', { value }))}
                  >
                    {t('contacts.makePrimary')}
                  </Menu.Item>
                )}
              </>
            )}
            {may(object, 'delete') && (
              <Menu.Item leftSection={<Icon name="trash" />} data-danger onClick={() => void remove(point, value)}>
                {t('part.remove')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      <ConsentMarks point={point} consents={consents} />
    </div>
  );
}

function PointValue({ kind, value }: { kind: string; value: string }) {
  const scheme = kind === 'email' ? 'mailto:' : kind === 'phone' ? 'tel:' : undefined;
  if (!scheme) return <span className="ellipsis">{value}</span>;
  return (
    <a href={scheme + value} className={`${styles.plainLink} ellipsis tabular`}>
      {kind === 'phone' ? formatPhone(value) : value}
    </a>
  );
}
