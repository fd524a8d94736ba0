import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { showToast } from '@/shared/actions/toasts';
import { useDeleteRecord } from '@/shared/actions/useDeleteRecord';
import { may, type ObjectType, useCatalog } from '@/shared/api/catalog';
import { request } from '@/shared/api/http';
import { describeProblem } from '@/shared/api/problem';
import type { Row } from '@/shared/api/records';
import { membersFilter, type Segment, segmentsQuery } from '@/shared/api/segments';
import { RelativeTime } from '@/shared/fields/RelativeTime';
import { useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { AudiencePanel } from './AudiencePanel';
import { MembersLink, SegmentState } from './parts';
import { SegmentForm } from './SegmentForm';
import styles from './segments.module.css';

/** One segment: who is in it and as of when, its conditions, its policies. */
export function SegmentPage() {
  const t = useText();
  const { id } = useParams({ from: '/frame/segments/$id' });
  const catalog = useCatalog();
  const object = catalog.named('segment');
  const customers = catalog.named('customer');
  const { data: segments, error, refetch } = useQuery(segmentsQuery);
  const segment = segments?.find((one) => one.id === id);
  if (error) return <ErrorPanel failure={error} retry={() => void refetch()} />;
  if (!segments) return <SkeletonLines lines={10} />;
  if (!segment || !object || !customers) {
    return (
      <EmptyState wholePage icon="segment" title={t('segment.gone')}>
        {t('segment.goneHint')}
      </EmptyState>
    );
  }
  return <Shown key={`${segment.id} ${segment.version}`} object={object} customers={customers} segment={segment} />;
}

function Shown({ object, customers, segment }: { object: ObjectType; customers: ObjectType; segment: Segment }) {
  const t = useText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const remove = useDeleteRecord(object);
  const refresh = () => client.invalidateQueries({ queryKey: ['segments'] });
  const recount = useMutation({
    mutationFn: () => request('POST', `segments/${segment.id}/counts`),
    onSuccess: async () => {
      showToast(t('segment.recounting'));
      await refresh();
    },
    onError: (failure) => showToast(describeProblem(failure, t)),
  });
  const row = { id: segment.id, version: segment.version, name: segment.name } as Row;
  const byHand = segment.kind === 'list';
  const actions = (
    <>
      {may(object, 'delete') && (
        <Button
          variant="subtle"
          data-danger
          onClick={() =>
            void remove(row).then(async (gone) => {
              if (!gone) return;
              await navigate({ to: '/segments' });
              await refresh();
            })
          }
        >
          {t('segment.delete')}
        </Button>
      )}
      {!byHand && may(object, 'change') && (
        <Button loading={recount.isPending} onClick={() => recount.mutate()}>
          {t('segment.recount')}
        </Button>
      )}
    </>
  );
  return (
    <div className="page">
      <PageHeader
        title={segment.name}
        subtitle={
          <span className="row" style={{ flexWrap: 'wrap' }}>
            <span>
              {t('segments.members')}: <MembersLink segment={segment} />
            </span>
            <span className="text-3">
              {!segment.dated || byHand ? (
                t('segments.now')
              ) : segment.countedAt ? (
                <>
                  {t('segments.asOf')} <RelativeTime instant={segment.countedAt} />
                </>
              ) : null}
            </span>
          </span>
        }
        actions={
          <Button
            leftSection={<Icon name="customers" size={14} />}
            renderRoot={(props) => (
              <Link
                to="/$path"
                params={{ path: 'customers' }}
                search={{ filter: membersFilter(segment.id) }}
                {...props}
              />
            )}
          >
            {t('segment.openMembers')}
          </Button>
        }
      />
      <SegmentState segment={segment} />
      <SegmentForm
        object={object}
        customers={customers}
        segment={segment}
        start={{
          name: segment.name,
          description: segment.description ?? '',
          kind: byHand ? 'list' : 'rule',
          rule: segment.rule ?? '',
        }}
        actions={actions}
        onSaved={() => showToast(byHand ? t('segment.saved') : t('segment.savedCounting'))}
      >
        <PoliciesOf segment={segment} />
      </SegmentForm>
      {byHand && segment.members !== 0 && (
        <div className={styles.below}>
          <AudiencePanel filter={membersFilter(segment.id)} without={segment.id} />
        </div>
      )}
    </div>
  );
}

function PoliciesOf({ segment }: { segment: Segment }) {
  const t = useText();
  return (
    <section className={styles.card} aria-label={t('segments.policy')}>
      <h2>{t('segments.policy')}</h2>
      {segment.policies.length === 0 && <p className="small text-2">{t('segment.noPolicy')}</p>}
      <ul>
        {segment.policies.map((policy) => (
          <li key={policy.id}>
            <Link to="/policies" search={{ open: policy.id }} className="link small">
              {policy.name}
            </Link>
          </li>
        ))}
      </ul>
      <Link to="/policies" search={{ open: 'new', segment: segment.id }} className="link small">
        {t('segment.addPolicy')}
      </Link>
    </section>
  );
}
