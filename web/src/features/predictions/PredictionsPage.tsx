import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCatalog } from '@/shared/api/catalog';
import { RelativeTime } from '@/shared/fields/RelativeTime';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { type Line, predictionsQuery } from './predictions';
import styles from './predictions.module.css';
import { StateBadge } from './StateBadge';

/** Every question that something was learned of, with what the answer is worth. */
export function PredictionsPage() {
  const t = useText();
  const { data, error, isPending, refetch } = useQuery(predictionsQuery);
  const begin = (
    <Button
      variant="filled"
      component={Link}
      to="/insight/predictions/new"
      leftSection={<Icon name="plus" size={14} />}
    >
      {t('predictions.new')}
    </Button>
  );
  return (
    <div className="page">
      <PageHeader
        title={t('predictions.title')}
        subtitle={t('predictions.subtitle')}
        actions={data?.items.length ? begin : undefined}
      />
      {error ? (
        <ErrorPanel failure={error} retry={() => void refetch()} />
      ) : isPending ? (
        <SkeletonLines lines={6} />
      ) : data.items.length === 0 ? (
        <EmptyState icon="chart" title={t('predictions.none')} actions={begin}>
          {t('predictions.noneHint')}
        </EmptyState>
      ) : (
        <div className={`card ${styles.scroller}`} tabIndex={0} role="region" aria-label={t('predictions.title')}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('predictions.name')}</th>
                <th scope="col" className="wide-only">
                  {t('predictions.object')}
                </th>
                <th scope="col">{t('predictions.state')}</th>
                <th scope="col" className="number wide-only">
                  {t('predictions.auc')}
                </th>
                <th scope="col" className="number wide-only">
                  {t('predictions.rows')}
                </th>
                <th scope="col" className="wide-only">
                  {t('predictions.learnedAt')}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((line) => (
                <Row key={line.id} line={line} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function Row({ line }: { line: Line }) {
  const label = useLabel();
  const format = useFormat();
  const object = useCatalog().named(line.object);
  return (
    <tr>
      <th scope="row">
        <Link to="/insight/predictions/$id" params={{ id: line.id }} className="link">
          {line.name}
        </Link>
        <div className="narrow-only meta text-3">{label(object?.pluralLabel)}</div>
      </th>
      <td className="wide-only">{label(object?.pluralLabel)}</td>
      <td>
        <StateBadge state={line.state} verdict={line.verdict} />
      </td>
      <td className="number wide-only">{line.auc == null ? '' : format.number(line.auc, 3)}</td>
      <td className="number wide-only">{line.rows == null ? '' : format.number(line.rows)}</td>
      <td className="wide-only text-3">{line.learnedAt && <RelativeTime instant={line.learnedAt} />}</td>
    </tr>
  );
}
