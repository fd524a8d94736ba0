import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useShortcut } from '@/shared/actions/shortcuts';
import { showToast } from '@/shared/actions/toasts';
import { may, type ObjectType, useCatalog } from '@/shared/api/catalog';
import { Problem } from '@/shared/api/problem';
import type { Row } from '@/shared/api/values';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { Avatar } from '@/shared/ui/Avatar';
import { Badge } from '@/shared/ui/Badge';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { Kbd } from '@/shared/ui/Kbd';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { type Choices, Comparison, proposed } from './Comparison';
import styles from './duplicates.module.css';
import { dismiss, duplicatesQuery, type Pair } from './duplicates';
import { CustomerLink } from './links';
import { useMerge } from './useMerge';
import { asText } from './values';

/** The review queue: who may be the same, why, and the decision. */
export function DuplicatesPage() {
  const t = useText();
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(duplicatesQuery);
  const object = useCatalog().named('customer');
  const navigate = useNavigate();
  const { pair: asked } = useSearch({ from: '/frame/duplicates' });
  const pairs = data?.pages.flatMap((page) => page.items) ?? [];
  const at = Math.max(
    0,
    pairs.findIndex((pair) => pair.id === asked),
  );
  const current = pairs[at];
  const go = (index: number) => {
    const next = pairs[index];
    if (next) void navigate({ to: '/duplicates', search: { pair: next.id }, replace: true });
  };
  useShortcut('j', 'shortcuts.nextPair', 'shortcuts.list', () => go(at + 1));
  useShortcut('k', 'shortcuts.previousPair', 'shortcuts.list', () => go(at - 1));
  if (!object) return null;
  return (
    <div className={styles.page}>
      <div className={styles.queue}>
        <PageHeader title={t('nav.duplicates')} />
        {error ? (
          <ErrorPanel failure={error} retry={() => void refetch()} title={t('pairs.failed')} />
        ) : isPending ? (
          <SkeletonLines lines={8} />
        ) : (
          <ul aria-label={t('pairs.queue')}>
            {pairs.map((pair, index) => (
              <li key={pair.id}>
                <PairButton pair={pair} current={index === at} onOpen={() => go(index)} />
              </li>
            ))}
          </ul>
        )}
        {hasNextPage && (
          <Button size="xs" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('pairs.more')}
          </Button>
        )}
      </div>
      <div className={styles.review}>
        {current ? (
          <Review key={current.id} object={object} pair={current} after={pairs[at + 1] ?? pairs[at - 1]} />
        ) : (
          !isPending &&
          !error && (
            <EmptyState icon="check" title={t('pairs.none')}>
              {t('pairs.noneHint')}
            </EmptyState>
          )
        )}
      </div>
    </div>
  );
}

function shapeOf(row: Row): 'round' | 'square' {
  return row.kind === 'organization' ? 'square' : 'round';
}

function PairButton({ pair, current, onOpen }: { pair: Pair; current: boolean; onOpen: () => void }) {
  const format = useFormat();
  return (
    <button type="button" className={styles.pair} aria-current={current || undefined} onClick={onOpen}>
      <Avatar name={pair.first.name} size="small" shape={shapeOf(pair.first)} />
      <span className="grow">
        <span className={styles.pairName}>{pair.first.name}</span>
        <span className={`${styles.pairName} text-3`}>{pair.second.name}</span>
      </span>
      <span className="meta text-3 tabular">{format.percent(pair.score)}</span>
    </button>
  );
}

function Review({ object, pair, after }: { object: ObjectType; pair: Pair; after?: Pair }) {
  const t = useText();
  const format = useFormat();
  const client = useQueryClient();
  const navigate = useNavigate();
  const merge = useMerge();
  const [choices, setChoices] = useState<Choices>(() => proposed(object, pair.first, pair.second));
  const proceed = () => {
    void navigate({ to: '/duplicates', search: { pair: after?.id }, replace: true });
    void client.invalidateQueries({ queryKey: ['duplicates'] });
  };
  const join = useMutation({
    mutationFn: (confirmed: boolean) => merge(pair.first, pair.second, choices, confirmed),
    onSuccess: proceed,
  });
  const part = useMutation({
    mutationFn: () => dismiss(pair.id),
    onSuccess: () => {
      showToast(t('pairs.dismissed', { first: pair.first.name, second: pair.second.name }));
      void client.invalidateQueries({ queryKey: ['quality'] });
      proceed();
    },
  });
  const allowed = may(object, 'change') && may(object, 'delete');
  const busy = join.isPending || part.isPending;
  useShortcut('m', 'shortcuts.merge', 'shortcuts.list', () => join.mutate(false), allowed && !busy);
  useShortcut('x', 'shortcuts.dismiss', 'shortcuts.list', () => part.mutate(), allowed && !busy);
  const idsDiffer = join.error instanceof Problem && join.error.status === 409;
  const failure = join.error ?? part.error;
  return (
    <>
      <header className={styles.reviewHead}>
        <h2>{t('pairs.question', { score: format.percent(pair.score) })}</h2>
        <div className={styles.reasonList}>
          {pair.reasons.map((reason) => (
            <Badge key={reason.code} icon={reason.points && reason.points < 0 ? 'minus' : 'check'}>
              {reason.detail}
            </Badge>
          ))}
        </div>
      </header>
      <section className={`card ${styles.compareCard}`}>
        <div className={styles.sides}>
          {[pair.first, pair.second].map((row, index) => (
            <div key={row.id} className={styles.sideHead}>
              <Avatar name={row.name} shape={shapeOf(row)} />
              <div className="grow">
                <CustomerLink id={row.id} className="link medium">
                  {row.name}
                </CustomerLink>
                <div className="meta text-3">
                  {[index === 0 ? t('pairs.stays') : t('pairs.joins'), asText(row.city)].filter(Boolean).join(' · ')}
                </div>
              </div>
            </div>
          ))}
        </div>
        <div className={styles.scroller} tabIndex={0} role="region" aria-label={t('pairs.compare')}>
          <Comparison
            object={object}
            first={pair.first}
            second={pair.second}
            choices={choices}
            onChoose={(field, side) => setChoices({ ...choices, [field]: side })}
          />
        </div>
      </section>
      <p className="meta text-3">{t('merge.what')}</p>
      {failure && <ErrorPanel failure={failure} title={t('merge.failed')} />}
      {allowed && (
        <footer className={styles.decision}>
          <Button
            rightSection={<Kbd>{'X'}</Kbd>}
            loading={part.isPending}
            disabled={busy}
            onClick={() => part.mutate()}
          >
            {t('pairs.notSame')}
          </Button>
          <Button
            variant="filled"
            leftSection={<Icon name="merge" size={14} />}
            loading={join.isPending}
            disabled={busy}
            onClick={() => join.mutate(idsDiffer)}
          >
            {idsDiffer ? t('pairs.mergeAnyway') : t('merge.do')}
          </Button>
        </footer>
      )}
    </>
  );
}
