import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { fieldOf, useCatalog } from '@/shared/api/catalog';
import { useMe } from '@/shared/api/me';
import { useFormat } from '@/shared/format/useFormat';
import { useLanguage } from '@/shared/i18n/language';
import { useText } from '@/shared/i18n/text';
import { Figure } from '@/shared/ui/Figure';
import styles from './HomePage.module.css';
import { countQuery, sumsQuery } from './numberQueries';
import { incomeOf, type NumbersOf, numbersOf } from './numbers';

/** How this person's own customers do this month; only what follows from orders, each figure with what it counts and its rows. */
export function MyNumbers() {
  const t = useText();
  const { language } = useLanguage();
  const catalog = useCatalog();
  const orders = catalog.named('order');
  const customers = catalog.named('customer');
  const complete =
    orders &&
    customers &&
    fieldOf(orders, 'totalReporting') &&
    fieldOf(customers, 'lastOrderAt') &&
    fieldOf(customers, 'orderCount');
  const now = new Date();
  const numbers = numbersOf(now);
  const { data: mine } = useQuery({ ...countQuery('customers', numbers.mine), enabled: Boolean(complete) });
  if (!complete || !mine) return null;
  const month = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { month: 'long' }).format(now);
  return (
    <section aria-label={t('home.numbers')}>
      <h2>{t('home.numbersOf', { month })}</h2>
      <Income numbers={numbers} />
      <Returning numbers={numbers} />
      <Kept numbers={numbers} />
    </section>
  );
}

function Number({
  label,
  value,
  sub,
  why,
}: {
  label: string;
  value: string | undefined;
  sub: ReactNode;
  why: ReactNode;
}) {
  return (
    <div className={styles.number}>
      <div className="row small">
        <span className="text-2 grow">{label}</span>
        <span className="strong">{value === undefined ? '' : <Figure why={why}>{value}</Figure>}</span>
      </div>
      <div className="meta text-3">{sub}</div>
    </div>
  );
}

function Rows({ path, filter, children }: { path: string; filter: string; children: ReactNode }) {
  return (
    <Link to="/$path" params={{ path }} search={{ filter }} className="link meta">
      {children}
    </Link>
  );
}

function Income({ numbers }: { numbers: NumbersOf }) {
  const t = useText();
  const format = useFormat();
  const { company } = useMe();
  const now = useQuery(sumsQuery('orders', numbers.thisMonth));
  const before = useQuery(sumsQuery('orders', numbers.sameDaysBefore));
  const whole = useQuery(sumsQuery('orders', numbers.monthBefore));
  const money = (amount: number) => format.roundMoney({ amount: String(amount), currency: company.reportingCurrency });
  const income = now.data && incomeOf(now.data);
  const then = before.data && incomeOf(before.data);
  const sub =
    income === undefined || then === undefined
      ? ''
      : t('home.incomeSub', {
          direction: income > then ? 'more' : income < then ? 'less' : 'same',
          difference: money(Math.abs(income - then)),
        });
  return (
    <Number
      label={t('home.income')}
      value={income === undefined ? undefined : money(income)}
      sub={sub}
      why={
        <div>
          <p className="meta text-2">{t('home.incomeWhy', { currency: company.reportingCurrency })}</p>
          {whole.data && (
            <p className="meta text-2">{t('home.incomeWhole', { amount: money(incomeOf(whole.data)) })}</p>
          )}
          <Rows path="orders" filter={numbers.thisMonth}>
            {t('home.theseOrders')}
          </Rows>
        </div>
      }
    />
  );
}

function Returning({ numbers }: { numbers: NumbersOf }) {
  const t = useText();
  const format = useFormat();
  const now = useQuery(countQuery('orders', numbers.returning));
  const all = useQuery(countQuery('orders', numbers.thisMonth));
  return (
    <Number
      label={t('home.returning')}
      value={now.data === undefined ? undefined : format.number(now.data)}
      sub={all.data === undefined ? '' : t('home.returningSub', { count: all.data })}
      why={
        <div>
          <p className="meta text-2">{t('home.returningWhy')}</p>
          <Rows path="orders" filter={numbers.returning}>
            {t('home.theseOrders')}
          </Rows>
        </div>
      }
    />
  );
}

function Kept({ numbers }: { numbers: NumbersOf }) {
  const t = useText();
  const format = useFormat();
  const before = useQuery(countQuery('customers', numbers.boughtBefore));
  const kept = useQuery(countQuery('customers', numbers.kept));
  if (!before.data || kept.data === undefined) return null;
  return (
    <Number
      label={t('home.kept')}
      value={format.percent(kept.data / before.data)}
      sub={t('home.keptSub', { lost: before.data - kept.data })}
      why={
        <div>
          <p className="meta text-2">{t('home.keptWhy', { kept: kept.data, of: before.data })}</p>
          <Rows path="customers" filter={numbers.lost}>
            {t('home.lostCustomers')}
          </Rows>
        </div>
      }
    />
  );
}
