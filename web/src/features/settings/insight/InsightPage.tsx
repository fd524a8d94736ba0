import { useQuery } from '@tanstack/react-query';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import styles from '../settings.module.css';
import { InsightForm } from './InsightForm';
import { insightSettingsQuery } from './insight';
import { StandingRun } from './StandingRun';

/** By what the company values its customers: time, margin, lifetime value, tiers, key customers, stages. */
export function InsightPage() {
  const t = useText();
  const settings = useQuery(insightSettingsQuery);
  return (
    <div className={`page ${styles.narrow}`}>
      <PageHeader title={t('settings.insight')} subtitle={t('insightSettings.subtitle')} />
      {settings.isPending ? (
        <SkeletonLines lines={10} />
      ) : settings.error ? (
        <ErrorPanel failure={settings.error} retry={() => void settings.refetch()} />
      ) : (
        <>
          <StandingRun />
          <InsightForm key={JSON.stringify(settings.data)} settings={settings.data} />
        </>
      )}
    </div>
  );
}
