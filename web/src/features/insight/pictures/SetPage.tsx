import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { KeepAsSegment, mostByHand } from './KeepAsSegment';
import { type MemberColumn, MemberTable } from './MemberTable';
import { type Part, readSet } from './pictures';
import styles from './pictures.module.css';
import { ReasonCell } from './ReasonCell';
import { listAddress, segmentAddress, useMaySegment } from './SegmentItem';
import { useSetWords } from './useSetWords';

const columnsOf: Record<Part['set'], readonly MemberColumn[]> = {
  capital: ['values', 'risk', 'tiers', 'stage', 'lastOrder'],
  'at-risk': ['values', 'risk', 'tiers', 'stage', 'lastOrder', 'lastContact'],
  tier: ['measures', 'tiers', 'stage', 'risk', 'lastOrder'],
  moved: ['tiers', 'measures', 'cause', 'lastOrder'],
  'moved-up': ['tiers', 'measures', 'cause', 'lastOrder'],
  'moved-down': ['tiers', 'measures', 'cause', 'lastOrder'],
  'next-tier': ['measure', 'missing', 'tiers', 'lastOrder'],
  cohort: ['tiers', 'measures', 'stage', 'lastOrder'],
  rfm: ['measures', 'tiers', 'stage', 'lastOrder'],
  stage: ['measures', 'tiers', 'risk', 'lastOrder'],
  lost: ['values', 'reason', 'lastOrder', 'lastContact'],
};

const byHand = (customers: number) => customers > 0 && customers <= mostByHand;

/** All customers behind a part of a picture, the largest first. */
export function SetPage() {
  const t = useText();
  const words = useSetWords();
  const segments = useMaySegment();
  const part = useSearch({ from: '/frame/insight/customers' });
  const query = useInfiniteQuery({
    queryKey: ['insight', 'set', part, 'all'],
    queryFn: ({ pageParam, signal }) => readSet(part, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const first = query.data?.pages[0];
  return (
    <div className="page">
      <PageHeader
        title={words.title(part)}
        subtitle={first && t('pictures.count', { count: first.customers ?? 0 })}
        actions={
          first?.filter ? (
            <>
              <Button size="xs" component="a" href={listAddress(first.filter)}>
                {t('pictures.openList')}
              </Button>
              {segments && (
                <Button size="xs" component="a" href={segmentAddress(first.filter)}>
                  {t('pictures.makeSegment')}
                </Button>
              )}
            </>
          ) : (
            first &&
            segments &&
            byHand(first.customers ?? 0) && <KeepAsSegment part={part} count={first.customers ?? 0} />
          )
        }
      />
      {query.error && !first ? (
        <ErrorPanel failure={query.error} retry={() => void query.refetch()} />
      ) : !first ? (
        <SkeletonLines lines={12} />
      ) : first.items.length === 0 ? (
        <EmptyState icon="customers" title={t('pictures.nobody')}>
          {t('pictures.nobodyHint')}
        </EmptyState>
      ) : (
        <section className={`card ${styles.card}`}>
          <MemberTable
            page={first}
            members={query.data?.pages.flatMap((page) => page.items) ?? []}
            columns={columnsOf[part.set]}
            reason={(member) => <ReasonCell member={member} />}
          />
          {query.hasNextPage && (
            <Button
              size="xs"
              className={styles.below}
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t('pictures.more')}
            </Button>
          )}
        </section>
      )}
    </div>
  );
}
