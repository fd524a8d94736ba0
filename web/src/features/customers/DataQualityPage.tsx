import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { request } from '@/shared/api/http';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Figure } from '@/shared/ui/Figure';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import styles from './quality.module.css';

interface Flaw {
  code: string;
  aspect: string;
  detail: string;
  points: number;
  count: number;
  share: number;
  gain: number;
  filter: string;
}

interface Group {
  id?: string | null;
  name?: string | null;
  count: number;
  score: number;
}

interface BaseQuality {
  count: number;
  score: number;
  weak: number;
  weakFilter: string;
  reasons: Flaw[];
  owners: Group[];
  territories: Group[];
}

const baseQuery = queryOptions({
  queryKey: ['quality', 'base'],
  queryFn: ({ signal }) => request<BaseQuality>('GET', 'data-quality', { signal }),
});

/** Where the base is weak, and what it would take: each bar opens the customers behind it. */
export function DataQualityPage() {
  const t = useText();
  const { data, error, isPending, refetch } = useQuery(baseQuery);
  return (
    <div className="page">
      <PageHeader title={t('base.title')} />
      {error ? (
        <ErrorPanel failure={error} retry={() => void refetch()} title={t('base.failed')} />
      ) : isPending ? (
        <SkeletonLines lines={10} />
      ) : data.count === 0 ? (
        <EmptyState icon="quality" title={t('base.none')}>
          {t('base.noneHint')}
        </EmptyState>
      ) : (
        <Base base={data} />
      )}
    </div>
  );
}

function Base({ base }: { base: BaseQuality }) {
  const t = useText();
  const format = useFormat();
  const found = base.reasons.filter((flaw) => flaw.count > 0);
  return (
    <div className={styles.grid}>
      <div className={styles.stack}>
        <section className={`card ${styles.card}`}>
          <h2>{t('base.missing')}</h2>
          <p className={styles.answer}>
            {found[0]
              ? t('base.missingAnswer', {
                  reason: found[0].detail,
                  share: format.percent(found[0].share),
                  gain: format.number(found[0].gain, 1),
                })
              : t('base.nothingMissing')}
          </p>
          <table className={styles.bars}>
            <thead>
              <tr>
                <th scope="col">{t('base.reason')}</th>
                <th scope="col">{t('base.share')}</th>
                <th scope="col" className="number">
                  {t('base.customers')}
                </th>
                <th scope="col" className="number">
                  {t('base.gain')}
                </th>
              </tr>
            </thead>
            <tbody>
              {found.map((flaw) => (
                <FlawRow key={flaw.code} flaw={flaw} count={base.count} />
              ))}
            </tbody>
          </table>
        </section>
      </div>
      <div className={styles.stack}>
        <section className={`card ${styles.card}`}>
          <h2>{t('base.good')}</h2>
          <p className={styles.big}>
            <Figure why={<p className="small">{t('base.scoreWhy', { count: base.count })}</p>}>
              {t('base.score', { score: format.number(base.score, 1) })}
            </Figure>
          </p>
          <p className={styles.answer}>
            {base.weak === 0 ? (
              t('base.noneWeak')
            ) : (
              <CustomersLink filter={base.weakFilter}>{t('base.weak', { count: base.weak })}</CustomersLink>
            )}
          </p>
        </section>
        <Groups title={t('base.owners')} groups={base.owners} field="owner" none={t('base.noOwner')} />
        <Groups
          title={t('base.territories')}
          groups={base.territories}
          field="territory"
          none={t('base.noTerritory')}
        />
      </div>
    </div>
  );
}

function CustomersLink({ filter, children }: { filter: string; children: ReactNode }) {
  return (
    <Link to="/$path" params={{ path: 'customers' }} search={{ filter }} className="link">
      {children}
    </Link>
  );
}

function FlawRow({ flaw, count }: { flaw: Flaw; count: number }) {
  const t = useText();
  const format = useFormat();
  return (
    <tr>
      <th scope="row">
        {flaw.filter ? (
          <CustomersLink filter={flaw.filter}>{flaw.detail}</CustomersLink>
        ) : (
          <Link to="/duplicates" className="link">
            {flaw.detail}
          </Link>
        )}
      </th>
      <td>
        <span className={styles.bar} aria-hidden="true">
          <span style={{ width: `${Math.max(1, flaw.share * 100)}%` }} />
        </span>
        <span className="meta text-3 tabular">{format.percent(flaw.share)}</span>
      </td>
      <td className="number">{format.number(flaw.count)}</td>
      <td className="number">
        <Figure
          why={
            <p className="small">
              {t('base.gainWhy', {
                points: flaw.points,
                count: format.number(flaw.count),
                all: format.number(count),
                gain: format.number(flaw.gain, 1),
              })}
            </p>
          }
        >
          +{format.number(flaw.gain, 1)}
        </Figure>
      </td>
    </tr>
  );
}

function Groups({ title, groups, field, none }: { title: string; groups: Group[]; field: string; none: string }) {
  const t = useText();
  const format = useFormat();
  if (groups.length === 0 || (groups.length === 1 && !groups[0]!.id)) return null;
  const sorted = [...groups].sort((a, b) => a.score - b.score);
  return (
    <section className={`card ${styles.card}`}>
      <h2>{title}</h2>
      <p className={styles.answer}>
        {t('base.groupsAnswer', { name: sorted[0]!.name ?? none, score: format.number(sorted[0]!.score, 0) })}
      </p>
      <table className={styles.bars}>
        <tbody>
          {sorted.map((group) => (
            <tr key={group.id ?? 'none'}>
              <th scope="row">
                <CustomersLink filter={group.id ? `${field} == ${JSON.stringify(group.id)}` : `!has(${field})`}>
                  {group.name ?? none}
                </CustomersLink>
              </th>
              <td className="number meta text-3">{t('base.groupSize', { count: group.count })}</td>
              <td>
                <span className={styles.bar} aria-hidden="true">
                  <span style={{ width: `${group.score}%` }} />
                </span>
                <span className="meta text-3 tabular">{format.number(group.score, 0)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
