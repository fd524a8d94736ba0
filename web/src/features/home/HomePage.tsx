import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCatalog } from '@/shared/api/catalog';
import { useMe } from '@/shared/api/me';
import { workSummaryQuery } from '@/shared/api/work';
import { useFormat } from '@/shared/format/useFormat';
import { useLanguage } from '@/shared/i18n/language';
import { useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { Figure } from '@/shared/ui/Figure';
import { usePageTitle } from '@/shared/ui/PageHeader';
import { KindTabs, WorkList } from '@/shared/work/WorkList';
import { ChangedRecords } from './ChangedRecords';
import styles from './HomePage.module.css';
import { ImportsCard } from './ImportsCard';
import { Mentions } from './Mentions';
import { MyNumbers } from './MyNumbers';
import { NextSteps } from './NextSteps';
import { TasksToday } from './TasksToday';
import { ViewedRecords } from './ViewedRecords';

function partOfDay(hour: number): 'morning' | 'day' | 'evening' | 'night' {
  if (hour < 5) return 'night';
  if (hour < 12) return 'morning';
  return hour < 18 ? 'day' : 'evening';
}

const followed = ['customer', 'order', 'product'];

/** Today: what is worth doing, in order of worth; beside it how things stand, and below what has changed. */
export function HomePage() {
  const catalog = useCatalog();
  const objects = followed.flatMap((name) => catalog.named(name) ?? []);
  return (
    <div className={`page ${styles.page}`}>
      <div>
        <Greeting />
        <NextSteps />
        <Work />
        {objects.map((object) => (
          <ChangedRecords key={object.name} object={object} />
        ))}
      </div>
      <div className={styles.side}>
        <MyNumbers />
        <TasksToday />
        <Mentions />
        <ViewedRecords />
        <ImportsCard />
      </div>
    </div>
  );
}

function Greeting() {
  const t = useText();
  const format = useFormat();
  const me = useMe();
  const { language } = useLanguage();
  const { data } = useQuery(workSummaryQuery('mine'));
  const now = new Date();
  const title = t(`home.greeting.${partOfDay(now.getHours())}`, { name: me.name.split(' ')[0] });
  usePageTitle(title);
  const today = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(now);
  const worth = data?.worth && Number(data.worth.amount) > 0 ? format.roundMoney(data.worth) : undefined;
  return (
    <header className={styles.greeting}>
      <h1 className="ellipsis">{title}</h1>
      <div className="small text-2">
        {today.charAt(0).toLocaleUpperCase() + today.slice(1)}
        {data && data.count > 0 && (
          <>
            {' · '}
            {data.exact ? t('home.things', { count: data.count }) : t('home.manyThings', { count: data.count })}
            {worth && (
              <>
                {t('home.worth')} <Figure why={<SumWhy />}>{worth}</Figure>
              </>
            )}
          </>
        )}
      </div>
    </header>
  );
}

function SumWhy() {
  const t = useText();
  const format = useFormat();
  const { data } = useQuery(workSummaryQuery('mine'));
  return (
    <div>
      <p className="meta text-2">{t('home.worthWhy')}</p>
      <ul className={styles.terms}>
        {(data?.kinds ?? []).map((share) => (
          <li key={share.kind}>
            <span className="grow">{t(`work.kind.${share.kind}`)}</span>
            <span className="text-3 tabular">{format.number(share.count)}</span>
            <span className="tabular">{share.worth && format.roundMoney(share.worth)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Work() {
  const t = useText();
  const navigate = useNavigate();
  const { kind } = useSearch({ from: '/frame/' });
  const { data } = useQuery(workSummaryQuery('mine'));
  const empty = data?.count === 0;
  return (
    <section className={styles.work} aria-label={t('work.list')}>
      <div className={styles.workHead}>
        {!empty && (
          <KindTabs
            whose="mine"
            kind={kind}
            onChange={(next) => void navigate({ to: '/', search: { kind: next }, replace: true })}
          />
        )}
        <span className="grow" />
        <Link to="/work" search={{}} className="link meta nowrap">
          {t('home.teamsWork')}
        </Link>
      </div>
      <WorkList
        whose="mine"
        kind={kind}
        empty={
          <EmptyState icon="check" title={t('home.nothing')} actions={<EverybodysWork />}>
            {t('home.nothingHint')}
          </EmptyState>
        }
      />
    </section>
  );
}

/** Where nothing is one's own, what there is for everybody whose customers one may see. */
function EverybodysWork() {
  const t = useText();
  const { data } = useQuery(workSummaryQuery('all'));
  if (!data || data.count === 0) return null;
  return (
    <Button component={Link} to="/work?whose=all">
      {t('home.everybodys', { count: data.count })}
    </Button>
  );
}
