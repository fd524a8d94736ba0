import { useQuery } from '@tanstack/react-query';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { currentModelsQuery } from './models';

/** Whether the figures of lifetime value can be trusted: what was fitted, and how it did in weeks that it had not seen. */
export function ModelsPage() {
  const t = useText();
  const format = useFormat();
  const { data, error, isPending, refetch } = useQuery(currentModelsQuery);
  return (
    <div className="page">
      <PageHeader title={t('models.title')} />
      {error ? (
        <ErrorPanel failure={error} retry={() => void refetch()} />
      ) : isPending ? (
        <SkeletonLines lines={8} />
      ) : data.report ? (
        <p>{t('models.fitted', { day: format.day(data.report.asOf), customers: data.report.customers })}</p>
      ) : (
        <EmptyState icon="chart" title={t('models.none')}>
          {t('models.noneHint')}
        </EmptyState>
      )}
    </div>
  );
}
