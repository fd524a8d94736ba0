import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type RejectionList, rejectionsQuery } from '@/shared/api/work';
import { RelativeTime } from '@/shared/fields/RelativeTime';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import styles from './work.module.css';

const periods = [30, 90, 365] as const;

/** Who rejects what and why: what is rejected again and again is chosen wrongly. */
export function RejectionsPage() {
  const t = useText();
  const [days, setDays] = useState<number>(90);
  const { data, error, isPending, refetch } = useQuery(rejectionsQuery(days));
  return (
    <div className="page">
      <PageHeader
        title={t('rejections.title')}
        subtitle={t('rejections.subtitle')}
        actions={
          <SegmentedControl
            size="xs"
            aria-label={t('rejections.period')}
            value={String(days)}
            onChange={(value) => setDays(Number(value))}
            data={periods.map((period) => ({ value: String(period), label: t('rejections.days', { days: period }) }))}
          />
        }
      />
      {error && <ErrorPanel failure={error} retry={() => void refetch()} title={t('rejections.failed')} />}
      {isPending && <SkeletonLines lines={6} />}
      {data && data.groups.length === 0 && (
        <EmptyState icon="check" title={t('rejections.none')}>
          {t('rejections.noneHint')}
        </EmptyState>
      )}
      {data && data.groups.length > 0 && <Groups groups={data.groups} />}
    </div>
  );
}

function Groups({ groups }: { groups: RejectionList['groups'] }) {
  const t = useText();
  const format = useFormat();
  return (
    <div className={styles.tablePlace}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('rejections.action')}</th>
            <th>{t('rejections.reason')}</th>
            <th>{t('rejections.person')}</th>
            <th className="number">{t('rejections.rejected')}</th>
            <th className="number">{t('rejections.share')}</th>
            <th>{t('rejections.last')}</th>
            <th>{t('rejections.notes')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={[group.policy, group.source, group.action, group.reason, group.personId].join(' ')}>
              <td className="medium">
                {t(`rejections.of.${group.source}`, { action: t(`rejections.verb.${group.action}`) })}
              </td>
              <td>{t(`work.rejection.${group.reason}`)}</td>
              <td>{group.personName}</td>
              <td className="number">{format.number(group.count)}</td>
              <td className="number">{format.percent(group.count / Math.max(1, group.of))}</td>
              <td>
                <RelativeTime instant={group.last} />
              </td>
              <td className="text-2">{group.notes.join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
