import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useChannelName } from '@/shared/api/channels';
import { describeProblem, Problem } from '@/shared/api/problem';
import type { Value } from '@/shared/api/records';
import { isReference } from '@/shared/api/values';
import { useFormat } from '@/shared/format/useFormat';
import { type Text, useText } from '@/shared/i18n/text';
import { Avatar } from '@/shared/ui/Avatar';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Loaded } from '@/shared/ui/Loaded';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { type Overlap, overlapQuery, previewQuery, type Reach, reachQuery } from './segments';
import styles from './segments.module.css';

/** Who these conditions find, before anything is kept: how many, whom, who is not known or reached and why, what they share. */
export function AudiencePanel({ filter, without }: { filter: string; without?: string }) {
  const t = useText();
  const format = useFormat();
  const preview = useQuery({ ...previewQuery(filter), placeholderData: keepPreviousData });
  const right = !preview.error;
  const reach = useQuery({ ...reachQuery(filter), enabled: right, placeholderData: keepPreviousData });
  const overlap = useQuery({ ...overlapQuery(filter), enabled: right, placeholderData: keepPreviousData });
  if (preview.error) {
    return preview.error instanceof Problem && preview.error.status === 422 ? (
      <div className={styles.card}>
        <p className="small text-2">{wrongWords(preview.error, t)}</p>
      </div>
    ) : (
      <ErrorPanel failure={preview.error} retry={() => void preview.refetch()} />
    );
  }
  return (
    <div className={styles.panel} aria-busy={preview.isFetching || undefined}>
      <Part title={t('audience.count')}>
        {!preview.data ? (
          <SkeletonLines lines={2} />
        ) : (
          <>
            <div className={styles.big} role="status">
              {format.count(preview.data.count)}
            </div>
            <p className="small text-2">
              {preview.data.count.exact ? t('audience.exact') : t('audience.bounded')}
              {preview.data.dated && ` ${t('audience.dated')}`}
            </p>
            <ul className={styles.sample} aria-label={t('audience.sample')}>
              {preview.data.sample.map((row) => (
                <li key={row.id} className="row">
                  <Avatar name={text(row.name)} shape={row.kind === 'organization' ? 'square' : 'round'} size="small" />
                  <Link to="/customers/$id" params={{ id: row.id }} className="link ellipsis">
                    {text(row.name)}
                  </Link>
                  <span className="grow" />
                  <span className="meta text-3 ellipsis">{text(row.city)}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Part>
      {preview.data?.count.value !== 0 && (
        <>
          <Part title={t('audience.unknown')}>
            <Loaded query={reach} lines={4}>
              {(known) => <Known reach={known} />}
            </Loaded>
          </Part>
          <Part title={t('audience.overlap')}>
            <Loaded query={overlap} lines={3}>
              {({ segments }) => <Others others={segments.filter((one) => one.id !== without).slice(0, 8)} />}
            </Loaded>
            <Sampled of={overlap.data?.sampled} />
          </Part>
        </>
      )}
    </div>
  );
}

function Others({ others }: { others: Overlap['segments'] }) {
  const t = useText();
  if (others.length === 0) return <p className="small text-2">{t('audience.noOverlap')}</p>;
  return (
    <ul className={styles.bars}>
      {others.map((one) => (
        <Bar
          key={one.id}
          share={one.share}
          tone="plain"
          label={
            <Link to="/segments/$id" params={{ id: one.id }} className="link ellipsis">
              {one.name}
            </Link>
          }
        />
      ))}
    </ul>
  );
}

/** What is wrong with the conditions, in the words of its first finding. */
function wrongWords(problem: Problem, t: Text) {
  return problem.errors[0]?.detail ?? describeProblem(problem, t);
}

const text = (value: Value) => (isReference(value) ? (value.name ?? '') : value == null ? '' : String(value));

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.card} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Known({ reach: { unknown, channels, sampled } }: { reach: Reach }) {
  const t = useText();
  const format = useFormat();
  const channelName = useChannelName();
  return (
    <>
      <p className="small">
        {t('audience.unknownShare', { share: format.percent(unknown.share), limit: unknown.limit })}
      </p>
      {unknown.share > 0 && (
        <ul className={styles.bars}>
          <Bar label={t('audience.noWay')} share={unknown.noWay} tone="risk" />
          <Bar label={t('audience.noConsent')} share={unknown.noConsent} tone="warn" />
          <Bar label={t('audience.badData')} share={unknown.badData} tone="plain" />
        </ul>
      )}
      <h3 className={styles.sub}>{t('audience.reach')}</h3>
      <ul className={styles.bars}>
        {channels.map(({ channel, noAddress, refused, notAsked }) => (
          <Bar
            key={channel}
            label={channelName(channel)}
            share={1 - noAddress - refused - notAsked}
            tone="good"
            detail={t('audience.why', {
              noAddress: format.percent(noAddress),
              refused: format.percent(refused),
              notAsked: format.percent(notAsked),
            })}
          />
        ))}
      </ul>
      <Sampled of={sampled} />
    </>
  );
}

function Bar({
  label,
  share,
  tone,
  detail,
}: {
  label: ReactNode;
  share: number;
  tone: 'good' | 'warn' | 'risk' | 'plain';
  detail?: string;
}) {
  const format = useFormat();
  return (
    <li className={styles.bar}>
      <span className="ellipsis">{label}</span>
      <span className={styles.track} aria-hidden="true">
        <span data-tone={tone} style={{ width: `${Math.max(0, Math.min(1, share)) * 100}%` }} />
      </span>
      <span className="number">{format.percent(Math.max(0, share))}</span>
      {detail && <span className={`${styles.barDetail} meta text-3`}>{detail}</span>}
    </li>
  );
}

function Sampled({ of }: { of?: number | null }) {
  const t = useText();
  const format = useFormat();
  return of ? <p className="meta text-3">{t('audience.sampled', { count: format.number(of) })}</p> : null;
}
