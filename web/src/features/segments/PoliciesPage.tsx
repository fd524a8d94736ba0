import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { showToast } from '@/shared/actions/toasts';
import { useChannelName } from '@/shared/api/channels';
import { request } from '@/shared/api/http';
import { mayUse, useMe } from '@/shared/api/me';
import { describeProblem } from '@/shared/api/problem';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import { ListPage } from '@/shared/ui/ListPage';
import { PolicyDrawer } from './PolicyDrawer';
import { policiesQuery, type Policy, type Simulation, simulationQuery } from './segments';
import styles from './segments.module.css';

/** The policies in the order of their priority, and what they mean for the customers of today. */
export function PoliciesPage() {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { open, segment } = useSearch({ from: '/frame/policies' });
  const may = mayUse(useMe(), 'policies');
  const query = useQuery(policiesQuery);
  const policies = query.data;
  const { data: simulation } = useQuery(simulationQuery);
  const show = (id?: string) => void navigate({ to: '/policies', search: { open: id }, replace: true });
  const order = useMutation({
    mutationFn: (ids: string[]) => request('PUT', 'policies/order', { body: { ids } }),
    onMutate: (ids) =>
      client.setQueryData(
        policiesQuery.queryKey,
        (before) => before && ids.flatMap((id) => before.find((one) => one.id === id) ?? []),
      ),
    onError: (failure) => showToast(describeProblem(failure, t)),
    onSettled: () => client.invalidateQueries({ queryKey: ['policies'] }),
  });
  const move = (at: number, by: number) => {
    const ids = policies!.map((one) => one.id);
    const [id] = ids.splice(at, 1);
    ids.splice(at + by, 0, id!);
    order.mutate(ids);
  };
  const add = may && (
    <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => show('new')}>
      {t('policy.new')}
    </Button>
  );
  return (
    <>
      <ListPage
        title={t('nav.policies')}
        subtitle={t('policies.subtitle')}
        begin={add}
        query={query}
        none={{ icon: 'flag', title: t('policies.none'), hint: t('policies.noneHint') }}
      >
        {(items) => (
          <>
            <ol className={styles.policies} aria-label={t('nav.policies')}>
              {items.map((policy, at) => (
                <li key={policy.id} className={styles.policy} data-selected={policy.id === open || undefined}>
                  <span className={`${styles.rank} tabular`}>{at + 1}</span>
                  <PolicyCard policy={policy} simulation={simulation} onOpen={() => show(policy.id)} />
                  {may && (
                    <span className={styles.moves}>
                      <IconButton
                        icon="up"
                        label={t('policies.up', { name: policy.name })}
                        disabled={at === 0}
                        onClick={() => move(at, -1)}
                      />
                      <IconButton
                        icon="down"
                        label={t('policies.down', { name: policy.name })}
                        disabled={at === items.length - 1}
                        onClick={() => move(at, 1)}
                      />
                    </span>
                  )}
                </li>
              ))}
            </ol>
            {simulation && (
              <p className="small text-2">
                {t('policies.rest', {
                  none: format.number(simulation.none),
                  all: format.number(simulation.customers),
                })}
              </p>
            )}
          </>
        )}
      </ListPage>
      <PolicyDrawer
        opened={open !== undefined && (open === 'new' ? may : policies !== undefined)}
        policy={policies?.find((one) => one.id === open)}
        segment={segment}
        editable={may}
        onClose={() => show(undefined)}
      />
    </>
  );
}

function PolicyCard({ policy, simulation, onOpen }: { policy: Policy; simulation?: Simulation; onOpen: () => void }) {
  const t = useText();
  const format = useFormat();
  const channelName = useChannelName();
  const governed = simulation?.policies.find((one) => one.policy === policy.id);
  const rejected = simulation?.rejected.filter((one) => one.policy === policy.id) ?? [];
  const rejections = rejected.reduce((sum, one) => sum + one.count, 0);
  return (
    <div className="grow">
      <div className="row" style={{ flexWrap: 'wrap' }}>
        <button type="button" className="link medium" onClick={onOpen}>
          {policy.name}
        </button>
        <span className="text-3">·</span>
        <Link to="/segments/$id" params={{ id: policy.segment }} className="link small">
          {policy.segmentName}
        </Link>
      </div>
      <p className="small text-2">
        {[
          policy.cadenceDays != null && t('policy.cadenceWords', { days: policy.cadenceDays }),
          policy.answerMinutes != null && t('policy.answerWords', { hours: policy.answerMinutes / 60 }),
          policy.channels.length > 0 && policy.channels.map(channelName).join(', '),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {governed && (
        <p className="small">
          {t('policies.governs', { count: governed.customers, customers: format.number(governed.customers) })}
          {governed.outranked > 0 &&
            ` ${t('policies.outranked', { count: governed.outranked, customers: format.number(governed.outranked) })}`}
        </p>
      )}
      <ul className="small text-2">
        {governed?.limits.map((limit) => (
          <li key={`${limit.channel} ${limit.contacts} ${limit.days}`}>
            {t('policy.limitWords', {
              contacts: limit.contacts,
              days: limit.days,
              channel: limit.channel ? channelName(limit.channel) : t('policy.allChannels'),
            })}
            {': '}
            <span className={limit.customers > 0 ? 'warn' : undefined}>
              {t('policies.exhausted', { count: limit.customers, customers: format.number(limit.customers) })}
            </span>
          </li>
        ))}
      </ul>
      {rejections > 0 && (
        <details className="small">
          <summary className="text-2">{t('policies.rejected', { count: rejections })}</summary>
          <ul className={styles.rejections}>
            {rejected.map((one) => (
              <li key={`${one.action} ${one.reason}`} className="text-2">
                {t(`policy.action.${one.action}`)}
                {one.reason && ` · ${t(`work.rejection.${one.reason}`)}`}: {format.number(one.count)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
