import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageHeader } from '@/shared/ui/PageHeader';
import { KeyCustomers } from './KeyCustomers';
import { MemberCard } from './MemberCard';
import { migrationQuery, type Tiering, tiersQuery } from './pictures';
import styles from './pictures.module.css';
import { TierFlows } from './TierFlows';
import { TierTable } from './TierTable';
import { Waiting } from './Waiting';

/** Who carries the base, who moved between tiers, and who could move up. */
export function TiersPage() {
  const t = useText();
  const { from, to } = useSearch({ from: '/frame/insight/tiers' });
  const present = useQuery(tiersQuery);
  const other = useQuery({ ...migrationQuery(from ?? '', to ?? ''), enabled: Boolean(from && to) });
  const shown = from && to ? other : present;
  return (
    <div className="page">
      <PageHeader title={t('pictures.tiers')} subtitle={present.data && <Carried tiering={present.data} />} />
      {present.data && !present.data.cuts ? (
        <EmptyState icon="chart" title={t('pictures.noTiers')}>
          {t('pictures.noTiersHint')}
        </EmptyState>
      ) : (
        <div className={styles.grid}>
          <div className={styles.half}>
            <Waiting query={present}>{(data) => <TierTable tiering={data} />}</Waiting>
          </div>
          <div className={`${styles.half} ${styles.stack}`}>
            {present.data && <TwoDays key={`${from} ${to}`} present={present.data} from={from} to={to} />}
            {shown.isFetching && !shown.data && (
              <p role="status" className="small text-2">
                {t('pictures.migrating')}
              </p>
            )}
            <Waiting query={shown}>{(data) => <TierFlows tiering={data} drill={!from || !to} />}</Waiting>
          </div>
          <div className={styles.full}>
            <MemberCard part={{ set: 'moved-up' }} columns={['tiers', 'measures', 'cause']} />
          </div>
          <div className={styles.full}>
            <MemberCard part={{ set: 'moved-down' }} columns={['tiers', 'measures', 'cause']} />
          </div>
          <div className={styles.half}>
            <MemberCard part={{ set: 'next-tier', to: 'A' }} columns={['measure', 'missing']} />
          </div>
          <div className={styles.half}>
            <MemberCard part={{ set: 'next-tier', to: 'B' }} columns={['measure', 'missing']} />
          </div>
          <div className={styles.full}>
            <KeyCustomers />
          </div>
        </div>
      )}
    </div>
  );
}

function Carried({ tiering }: { tiering: Tiering }) {
  const t = useText();
  const format = useFormat();
  if (!tiering.cuts) return null;
  const now = tiering.moves.filter((move) => move.to);
  const best = now.filter((move) => move.to === 'A');
  const count = (moves: typeof now) => moves.reduce((sum, move) => sum + move.customers, 0);
  const money = (moves: typeof now) => moves.reduce((sum, move) => sum + move.after, 0);
  return t('pictures.carried', {
    customers: count(best),
    share: format.percent(count(now) === 0 ? 0 : count(best) / count(now)),
    money: format.percent(money(now) <= 0 ? 0 : money(best) / money(now)),
  });
}

/** Any two days instead of today and a year ago. */
function TwoDays({ present, from, to }: { present: Tiering; from?: string; to?: string }) {
  const t = useText();
  const navigate = useNavigate();
  const [days, setDays] = useState({ from: from ?? present.from, to: to ?? present.to });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void navigate({ to: '/insight/tiers', search: days, replace: true });
  };
  return (
    <form className={styles.tools} onSubmit={submit}>
      <TextInput
        type="date"
        label={t('pictures.from')}
        value={days.from}
        onChange={(event) => setDays({ ...days, from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('pictures.to')}
        value={days.to}
        onChange={(event) => setDays({ ...days, to: event.currentTarget.value })}
      />
      <Button type="submit" disabled={!days.from || !days.to || days.from >= days.to}>
        {t('pictures.compare')}
      </Button>
      {from && (
        <Button variant="subtle" onClick={() => void navigate({ to: '/insight/tiers', search: {}, replace: true })}>
          {t('pictures.lastYear')}
        </Button>
      )}
    </form>
  );
}
