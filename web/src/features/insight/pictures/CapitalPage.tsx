import { useQuery } from '@tanstack/react-query';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageHeader } from '@/shared/ui/PageHeader';
import { AtRiskCard } from './AtRiskCard';
import { CapitalChange } from './CapitalChange';
import { CapitalHistory } from './CapitalHistory';
import { type Capital, capitalQuery } from './pictures';
import styles from './pictures.module.css';
import { TrustNote } from './TrustNote';
import { Waiting } from './Waiting';

/** What the customer base is worth, what changed it, and whom to save first. */
export function CapitalPage() {
  const t = useText();
  const capital = useQuery(capitalQuery);
  const known = capital.data && capital.data.trust !== 'NONE' && capital.data.customers > 0;
  return (
    <div className="page">
      <PageHeader title={t('pictures.capital')} subtitle={known && <Worth capital={capital.data} />} />
      {capital.data && !known ? (
        <EmptyState icon="chart" title={t('pictures.noCapital')}>
          {t('pictures.unknownHint')}
        </EmptyState>
      ) : (
        <>
          {capital.data && <TrustNote trust={capital.data.trust} />}
          <div className={styles.grid}>
            <div className={styles.wide}>
              <Waiting query={capital}>{(data) => <CapitalChange capital={data} />}</Waiting>
            </div>
            <div className={styles.side}>
              <AtRiskCard />
            </div>
            {capital.data && capital.data.history.length > 1 && (
              <div className={styles.full}>
                <CapitalHistory capital={capital.data} />
              </div>
            )}
          </div>
        </>
      )}
    </div>
  );
}

function Worth({ capital }: { capital: Capital }) {
  const t = useText();
  const format = useFormat();
  const money = (amount: number) => format.short({ amount: String(amount), currency: capital.currency });
  const share = capital.before > 0 ? capital.now / capital.before - 1 : null;
  return t('pictures.worth', {
    worth: money(capital.now),
    direction: share === null ? 'none' : share > 0.0005 ? 'up' : share < -0.0005 ? 'down' : 'same',
    share: `${format.number(Math.abs(100 * (share ?? 0)).toFixed(1), 1)}\u00a0%`,
    customers: capital.customers,
  });
}
