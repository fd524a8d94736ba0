import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useMe } from '@/shared/api/me';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { PageHeader, usePageTitle } from '@/shared/ui/PageHeader';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { FitDialog } from './FitDialog';
import { FitProgress } from './FitProgress';
import { type Fit, type Fitted, fitsQuery, fittedQuery, runs } from './models';
import { NotFitted } from './NotFitted';
import styles from './models.module.css';
import { PastFits } from './PastFits';
import type { Report } from './report';
import { ReportView } from './ReportView';

/** Whether the figures of lifetime value can be trusted: what was fitted, and how it did in weeks that it had not seen. */
export function ModelsPage() {
  const t = useText();
  const { administrator } = useMe();
  const { fit } = useSearch({ from: '/frame/insight/models' });
  const [asking, setAsking] = useState(false);
  const fits = useQuery(fitsQuery);
  const fitted = useQuery(fittedQuery(fit));
  const newest = fits.data?.items[0];
  useFreshReport(newest);
  const failure = fits.error ?? fitted.error;
  const again = administrator && (
    <Button size="xs" disabled={runs(newest)} onClick={() => setAsking(true)}>
      {fitted.data?.report ? t('models.again') : t('models.fitNow')}
    </Button>
  );
  return (
    <div className="page">
      {failure ? (
        <>
          <PageHeader title={t('models.title')} />
          <ErrorPanel failure={failure} retry={() => void Promise.all([fits.refetch(), fitted.refetch()])} />
        </>
      ) : fits.isPending || fitted.isPending ? (
        <>
          <PageHeader title={t('models.title')} />
          <SkeletonLines lines={12} />
        </>
      ) : (
        <>
          <Head fitted={fitted.data!} actions={again} />
          {newest && runs(newest) && <FitProgress fit={newest} />}
          {newest?.state === 'refused' && <Refused fit={newest} />}
          {fitted.data!.report ? (
            <ReportView key={fitted.data!.fit!.id} report={fitted.data!.report} fit={fitted.data!.fit!} />
          ) : (
            !runs(newest) && (
              <EmptyState icon="chart" title={t('models.none')} actions={again}>
                {t(administrator ? 'models.noneHint' : 'models.noneHintOther')}
              </EmptyState>
            )
          )}
          {fits.data!.items.length > 0 && <PastFits fits={fits.data!.items} shown={fitted.data!.fit?.id} />}
        </>
      )}
      {asking && <FitDialog onClose={() => setAsking(false)} />}
    </div>
  );
}

/** Reads the report of what is in use again once a fit that ran is done. */
function useFreshReport(newest: Fit | undefined) {
  const client = useQueryClient();
  const ran = useRef(false);
  const running = runs(newest);
  useEffect(() => {
    if (ran.current && !running) void client.invalidateQueries({ queryKey: ['purchase-models', 'current'] });
    ran.current = running;
  }, [client, running]);
}

function Head({ fitted, actions }: { fitted: Fitted; actions: ReactNode }) {
  const t = useText();
  const { report, fit } = fitted;
  usePageTitle(t('models.title'));
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <div className={`meta text-3 ${styles.crumbs}`}>
          {t('nav.models')}
          <Icon name="right" size={12} />
          {t('models.lifetimeValue')}
        </div>
        <h1>{t('models.title')}</h1>
      </div>
      {report && fit && (
        <span className={`meta text-3 ${styles.facts}`}>
          <Facts report={report} fit={fit} />
        </span>
      )}
      {fit && report && (
        <Button
          size="xs"
          renderRoot={(props) => (
            <Link to="/$path" params={{ path: 'orders' }} search={{ filter: fit.ordersFilter }} {...props} />
          )}
        >
          {t('models.rows')}
        </Button>
      )}
      {report && actions}
    </header>
  );
}

/** Which models, from when, of how many customers and orders, and how long it took. */
function Facts({ report, fit }: { report: Report; fit: Fit }) {
  const t = useText();
  const format = useFormat();
  return t('models.facts', {
    models: report.spending ? `${report.best} + Gamma-Gamma` : report.best,
    when: format.relative(fit.finishedAt ?? fit.askedAt),
    customers: report.customers,
    orders: report.orders,
    seconds: format.number(report.seconds, report.seconds < 10 ? 1 : 0),
  });
}

function Refused({ fit }: { fit: Fit }) {
  const t = useText();
  const format = useFormat();
  return (
    <section className={`card ${styles.refused}`} role="alert">
      <span className="risk">
        <Icon name="risk" />
      </span>
      <div>
        <div className="strong">{t('models.refusedAt', { when: format.exact(fit.askedAt) })}</div>
        <div className="small text-2">{fit.refusal}</div>
        <NotFitted reasons={fit.notFitted} className="meta text-3" />
      </div>
    </section>
  );
}
