import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useContext, useEffect, useRef } from 'react';
import { rememberViewed } from '@/shared/actions/viewed';
import { useShortcut } from '@/shared/actions/shortcuts';
import { inBin, type ObjectType, useCatalog } from '@/shared/api/catalog';
import { recordQuery, type Row } from '@/shared/api/records';
import { BinNotice } from '@/shared/fields/BinNotice';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { usePageTitle } from '@/shared/ui/PageHeader';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { TopBarPlace } from '@/shared/ui/TopBarPlace';
import { Addresses } from './Addresses';
import { ContactPoints } from './ContactPoints';
import styles from './customer.module.css';
import { CustomerHead } from './CustomerHead';
import { Details } from './Details';
import { ExternalIds } from './ExternalIds';
import { Files } from './files/Files';
import { Household } from './Household';
import { useNeighbours } from './neighbours';
import { NextActionPanel } from './NextActionPanel';
import { Costs, OpenMatters, RecentOrders } from './Purchases';
import { Quality } from './Quality';
import { InBin } from './related';
import { asText } from './values';
import { Relationships } from './Relationships';
import { Segments } from './Segments';
import { Spending } from './Spending';
import { Composer } from './timeline/Composer';
import { Timeline } from './timeline/Timeline';
import { AffinityCard } from './worth/AffinityCard';
import { Lifecycle } from './worth/Lifecycle';
import { Prospects } from './worth/Prospects';
import { Tier } from './worth/Tier';
import { Value } from './worth/Value';

/** The customer: who they are, what happened, what they are worth to us; everything else starts from here. */
export function CustomerPage() {
  const t = useText();
  const { id } = useParams({ from: '/frame/customers/$id' });
  const object = useCatalog().named('customer');
  const { data, error, isPending, refetch } = useQuery({
    ...recordQuery('customers', id),
    enabled: object !== undefined,
  });
  if (!object) {
    return (
      <EmptyState wholePage icon="lock" title={t('customer.closed')}>
        {t('customer.closedHint')}
      </EmptyState>
    );
  }
  if (error) return <ErrorPanel failure={error} retry={() => void refetch()} title={t('customer.failed')} />;
  if (isPending) return <CustomerSkeleton />;
  return (
    <InBin value={typeof data.deletedAt === 'string'}>
      <Customer key={data.id} object={object} customer={data} asked={id} />
    </InBin>
  );
}

function CustomerSkeleton() {
  return (
    <div className={styles.columns} data-tab="timeline">
      <div className={styles.about}>
        <SkeletonLines lines={14} />
      </div>
      <div className={styles.middle}>
        <SkeletonLines lines={10} />
      </div>
      <div className={styles.worth}>
        <SkeletonLines lines={10} />
      </div>
    </div>
  );
}

export const tabs = ['timeline', 'about', 'value'] as const;
export type Tab = (typeof tabs)[number];

function Customer({ object: living, customer, asked }: { object: ObjectType; customer: Row; asked: string }) {
  const t = useText();
  const binned = useContext(InBin);
  const object = binned ? inBin(living) : living;
  const navigate = useNavigate();
  const { tab = 'timeline' } = useSearch({ from: '/frame/customers/$id' });
  const interaction = useCatalog().named('interaction');
  const name = asText(customer.name);
  const about = useRef<HTMLDivElement>(null);
  usePageTitle(name);
  useEffect(() => rememberViewed({ object: object.name, id: customer.id, title: name }), [object, customer.id, name]);
  useEffect(() => {
    // The id of a record that was merged leads here: from now on the address says who is left.
    if (asked !== customer.id)
      void navigate({ to: '/customers/$id', params: { id: customer.id }, search: true, replace: true });
  }, [asked, customer.id, navigate]);
  const choose = (next: Tab) =>
    void navigate({ to: '/customers/$id', params: { id: customer.id }, search: { tab: next }, replace: true });
  const fix = (field: string | undefined) => {
    choose('about');
    const target = about.current?.querySelector(`[data-fix~="${field ?? ''}"]`) ?? about.current;
    target?.scrollIntoView({ block: 'center' });
    target?.querySelector<HTMLElement>('button')?.focus();
  };
  return (
    <div className={styles.columns} data-tab={tab}>
      <Neighbourhood customer={customer} />
      <div className={styles.about} ref={about}>
        <BinNotice object={living} row={customer} />
        <CustomerHead object={object} customer={customer} />
        {!binned && (
          <div className={`narrow-only ${styles.next}`}>
            <NextActionPanel customer={customer} />
          </div>
        )}
        <div className={styles.tabs} role="tablist" aria-label={t('customer.parts')}>
          {tabs.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              aria-selected={one === tab}
              className={styles.tab}
              onClick={() => choose(one)}
            >
              {t(`customer.tab.${one}`)}
            </button>
          ))}
        </div>
        <div className={styles.aboutSections}>
          <div data-fix="email phone contactPoint">
            <ContactPoints customer={customer} />
          </div>
          <div data-fix="street city region country postalCode address">
            <Addresses customer={customer} />
          </div>
          <Relationships customer={customer} />
          <Segments customer={customer} />
          <Household object={object} customer={customer} />
          <div data-fix="name kind owner language birthday taxId website givenName familyName territory team timeZone source">
            <Details object={object} customer={customer} />
          </div>
          <Files object={object} customer={customer} />
          <ExternalIds customer={customer} />
          <Quality customer={customer} onFix={fix} />
        </div>
      </div>
      <div className={styles.middle}>
        {interaction && (
          <>
            {!binned && <Composer object={interaction} customer={customer} />}
            <Timeline object={object} interaction={interaction} customer={customer} />
          </>
        )}
      </div>
      <div className={styles.worth}>
        {!binned && (
          <div className="wide-only">
            <NextActionPanel customer={customer} />
          </div>
        )}
        <Lifecycle object={object} customer={customer} />
        <Prospects customer={customer} />
        <Spending customer={customer} />
        <Value customer={customer} />
        <Tier customer={customer} />
        <AffinityCard customer={customer} />
        <RecentOrders customer={customer} />
        <OpenMatters customer={customer} />
        <Costs customer={customer} />
      </div>
    </div>
  );
}

/** In the top bar: the list this customer was opened from, the place in it; K and J go on. */
function Neighbourhood({ customer }: { customer: Row }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const navigate = useNavigate();
  const object = useCatalog().named('customer');
  const neighbours = useNeighbours('customers', customer.id);
  const go = (id: string | undefined) =>
    id && void navigate({ to: '/customers/$id', params: { id }, search: true, replace: true });
  useShortcut(
    'j',
    'shortcuts.nextCustomer',
    'shortcuts.record',
    () => go(neighbours?.next),
    neighbours?.next !== undefined,
  );
  useShortcut(
    'k',
    'shortcuts.previousCustomer',
    'shortcuts.record',
    () => go(neighbours?.previous),
    neighbours?.previous !== undefined,
  );
  return (
    <TopBarPlace>
      <Link to={neighbours?.href ?? '/customers'} className={styles.crumb}>
        {label(object?.pluralLabel)}
      </Link>
      {neighbours && (
        <>
          <Icon name="right" size={14} />
          {neighbours.viewName && (
            <Link to={neighbours.href} className={`${styles.crumb} text-2 ellipsis`}>
              {neighbours.viewName}
            </Link>
          )}
          <span className="tabular nowrap">
            {neighbours.total
              ? t('customer.position', {
                  position: format.number(neighbours.position),
                  total: format.count(neighbours.total),
                })
              : format.number(neighbours.position)}
          </span>
        </>
      )}
    </TopBarPlace>
  );
}
