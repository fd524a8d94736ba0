import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { Skeleton } from '@/shared/ui/Skeleton';
import { ListLink } from '../links';
import { equals } from '../values';
import { modelsInUseQuery, type Prediction } from './standing';
import styles from './worth.module.css';

export interface Term {
  label: string;
  value: ReactNode;
  /** What the terms above come to. */
  sum?: boolean;
}

/** Why a number is what it is: its terms, what it was learned from, and the way to the rows behind it. */
export function Why({
  title,
  words,
  terms = [],
  children,
}: {
  title: string;
  words?: string;
  terms?: readonly Term[];
  children?: ReactNode;
}) {
  return (
    <div className={styles.why}>
      <p className="strong">{title}</p>
      {words && <p className="meta text-2">{words}</p>}
      {terms.length > 0 && (
        <dl className={styles.terms}>
          {terms.map(({ label, value, sum }) => (
            <div key={label} data-sum={sum || undefined}>
              <dt>{label}</dt>
              <dd className="tabular">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {children}
    </div>
  );
}

/** The lists of what a figure was computed from, narrowed to the customer. */
export function RowsBehind({
  customer,
  paths,
}: {
  customer: string;
  paths: readonly ('orders' | 'interactions' | 'costs')[];
}) {
  const t = useText();
  return (
    <p className={styles.links}>
      {paths.map((path) => (
        <ListLink
          key={path}
          path={path}
          filter={equals('customer', customer) + (path === 'orders' ? ' && status != "cancelled"' : '')}
        >
          {t(`worth.rows.${path}`)}
        </ListLink>
      ))}
    </p>
  );
}

/** Which model says so and how far off it was in the weeks held out, for those who may know. */
export function ModelBehind({ model, about }: { model: Prediction; about: 'purchases' | 'churn' }) {
  const t = useText();
  const format = useFormat();
  const { data, isPending } = useQuery(modelsInUseQuery);
  const report = data?.report;
  const name = about === 'churn' ? model.churnName : model.name;
  const accuracy = report?.models.find((one) => one.name === name)?.accuracy;
  const weeks = report?.weeks.numbers.at(-1) ?? 0;
  return (
    <>
      <p className="meta text-2">{t('worth.model', { name })}</p>
      {isPending && <Skeleton width="80%" />}
      {report && accuracy && (
        <p className="meta text-2">
          {about === 'churn'
            ? t('worth.errorOfChurn', {
                weeks,
                area: format.fixed(accuracy.area, 2),
                rule: format.fixed(report.churn.areaOfRule, 2),
              })
            : t('worth.errorOfPurchases', {
                weeks,
                error: format.fixed(accuracy.meanAbsoluteError, 2),
                customers: report.judged,
              })}
        </p>
      )}
      {model.poor && <p className="meta warn">{t('worth.poor')}</p>}
      {report && (
        <Link to={'/insight/models' as string} className="link meta">
          {t('worth.toModels')}
        </Link>
      )}
    </>
  );
}
