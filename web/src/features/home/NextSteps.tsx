import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { may, useCatalog } from '@/shared/api/catalog';
import { request } from '@/shared/api/http';
import { useMe } from '@/shared/api/me';
import { listRecords } from '@/shared/api/records';
import { useText } from '@/shared/i18n/text';
import { Icon, type IconName } from '@/shared/ui/Icon';
import styles from './HomePage.module.css';

/** What an installation still lacks to be of use; the card goes when nothing is left. */
export function NextSteps() {
  const t = useText();
  const me = useMe();
  const customers = useCatalog().named('customer');
  const { data: hasCustomers } = useQuery({
    queryKey: ['records', 'customers', 'any'],
    queryFn: ({ signal }) =>
      listRecords('customers', { fields: ['name'], limit: 1, total: 'none' }, signal).then(
        (page) => page.items.length > 0,
      ),
    enabled: customers !== undefined,
  });
  const { data: people } = useQuery({
    queryKey: ['people', 'count'],
    queryFn: ({ signal }) =>
      request<{ items: unknown[] } | unknown[]>('GET', 'users', { signal }).then(
        (answer) => (Array.isArray(answer) ? answer : answer.items).length,
      ),
    enabled: me.administrator,
  });
  const needsCustomers = hasCustomers === false && may(customers, 'import');
  const needsPeople = people === 1;
  if (!needsCustomers && !needsPeople) return null;
  return (
    <section className={styles.card} aria-label={t('home.next')}>
      <header className={styles.cardHead}>
        <h2>{t('home.next')}</h2>
      </header>
      {hasCustomers !== undefined && may(customers, 'import') && (
        <Step
          icon="import"
          done={hasCustomers}
          title={t('home.import')}
          text={t('home.importHint')}
          action={
            <Button component={Link} to="/imports/new" variant="filled">
              {t('home.importAction')}
            </Button>
          }
        />
      )}
      {people !== undefined && (
        <Step
          icon="team"
          done={people > 1}
          title={t('home.invite')}
          text={t('home.inviteHint')}
          action={
            <Button component={Link} to="/settings/users">
              {t('home.inviteAction')}
            </Button>
          }
        />
      )}
    </section>
  );
}

function Step({
  icon,
  done,
  title,
  text,
  action,
}: {
  icon: IconName;
  done: boolean;
  title: string;
  text: string;
  action: ReactNode;
}) {
  const t = useText();
  return (
    <div className={styles.step} data-done={done || undefined}>
      <span className={styles.stepIcon}>
        <Icon name={done ? 'check' : icon} />
      </span>
      <div className="grow">
        <div className="medium">{title}</div>
        <div className="small text-2">{done ? t('home.done') : text}</div>
      </div>
      {!done && action}
    </div>
  );
}
