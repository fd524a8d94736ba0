import { useQuery } from '@tanstack/react-query';
import { useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageHeader } from '@/shared/ui/PageHeader';
import { CohortMap } from './CohortMap';
import { cohortsQuery, rfmQuery } from './pictures';
import styles from './pictures.module.css';
import { RfmGrid } from './RfmGrid';
import { Waiting } from './Waiting';

/** Who comes back quarter after quarter, and the base by how lately and how often it bought. */
export function CohortsPage() {
  const t = useText();
  const cohorts = useQuery(cohortsQuery);
  const rfm = useQuery(rfmQuery);
  const nothing = cohorts.data?.items.length === 0 && rfm.data?.cells.length === 0;
  return (
    <div className="page">
      <PageHeader title={t('pictures.cohorts')} />
      {nothing ? (
        <EmptyState icon="chart" title={t('pictures.noOrders')}>
          {t('pictures.noTiersHint')}
        </EmptyState>
      ) : (
        <div className={styles.grid}>
          <div className={styles.wide}>
            <Waiting query={cohorts}>{(data) => <CohortMap cohorts={data} />}</Waiting>
          </div>
          <div className={styles.side}>
            <Waiting query={rfm}>{(data) => <RfmGrid rfm={data} />}</Waiting>
          </div>
        </div>
      )}
    </div>
  );
}
