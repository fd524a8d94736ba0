import { fieldOf, type ObjectType } from '@/shared/api/catalog';
import type { Row } from '@/shared/api/records';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { isStage } from '@/shared/standing/bands';
import { RiskBadge } from '@/shared/standing/RiskMark';
import { StageMark } from '@/shared/standing/StageMark';
import { TierBadge } from '@/shared/standing/TierBadge';
import { Avatar } from '@/shared/ui/Avatar';
import { Badge } from '@/shared/ui/Badge';
import { CustomerMenu } from './CustomerMenu';
import styles from './customer.module.css';
import { CustomerLink } from './links';
import { asNumber, asReference, asText } from './values';

/** Who it is, in three lines. */
export function CustomerHead({ object, customer }: { object: ObjectType; customer: Row }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const choice = (name: string) =>
    label(fieldOf(object, name)?.choices?.find((candidate) => candidate.value === customer[name])?.label);
  const name = asText(customer.name);
  const parent = asReference(customer.parent);
  const household = asReference(customer.household);
  const language = choice('language');
  const contact = typeof customer.lastContactAt === 'string' ? customer.lastContactAt : undefined;
  const risk = asNumber(customer.churnRisk);
  return (
    <header className={styles.head}>
      <div className={styles.identity}>
        <Avatar name={name} size="large" shape={customer.kind === 'organization' ? 'square' : 'round'} />
        <div className="grow">
          <h1 className={styles.name}>{name}</h1>
          <div className="meta text-3">{[choice('kind'), asText(customer.city)].filter(Boolean).join(' · ')}</div>
        </div>
        <CustomerMenu object={object} customer={customer} />
      </div>
      <div className={styles.badges}>
        <TierBadge tier={asText(customer.tier)} keyCustomer={customer.keyCustomer === true} />
        {isStage(customer.stage) && (
          <Badge>
            <StageMark stage={customer.stage} />
          </Badge>
        )}
        {risk !== undefined && <RiskBadge risk={risk} />}
        {contact && (
          <Badge icon="clock" title={format.exact(contact)}>
            {t('customer.contacted', { time: format.relative(contact) })}
          </Badge>
        )}
        {language && <Badge icon="language">{language}</Badge>}
        {parent && (
          <CustomerLink id={parent.id}>
            <Badge icon="organization" tone="accent">
              {parent.name}
            </Badge>
          </CustomerLink>
        )}
        {household && <Badge icon="household">{household.name}</Badge>}
      </div>
    </header>
  );
}
