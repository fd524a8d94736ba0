import { Button, Select, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCatalog } from '@/shared/api/catalog';
import { request } from '@/shared/api/http';
import { useLabel, useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { usersQuery } from '../people/people';
import styles from '../settings.module.css';
import { type AuditEntry, EntryRow } from './EntryRow';

const route = getRouteApi('/frame/settings/audit');

// What is audited beside the objects of the catalog.
const ownObjects = ['role', 'field', 'object', 'token', 'mailSender'] as const;

interface AuditPageAnswer {
  items: AuditEntry[];
  next: string | null;
}

/** Who did what to which record, newest first, with the values before and after. */
export function AuditPage() {
  const t = useText();
  const label = useLabel();
  const navigate = useNavigate();
  const catalog = useCatalog();
  const search = route.useSearch();
  const { data: users = [] } = useQuery({ ...usersQuery, enabled: catalog.named('user') !== undefined });
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage, refetch } = useInfiniteQuery({
    queryKey: ['audit', search],
    queryFn: ({ pageParam, signal }) =>
      request<AuditPageAnswer>('GET', 'audit', { query: { ...search, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const ask = (change: Partial<typeof search>) =>
    void navigate({ to: '/settings/audit', search: { ...search, ...change }, replace: true });
  const entries = data?.pages.flatMap((page) => page.items);
  const clear = { clearable: true, clearButtonProps: { 'aria-label': t('action.clear') } };
  return (
    <div className="page">
      <PageHeader title={t('settings.audit')} subtitle={t('audit.subtitle')} />
      <div className={styles.toolbar}>
        <Select
          label={t('roles.object')}
          data={[
            ...catalog.objects.map((object) => ({ value: object.name, label: label(object.label) })),
            ...ownObjects.map((name) => ({ value: name, label: t(`auditObject.${name}`) })),
          ]}
          searchable
          {...clear}
          value={search.object ?? null}
          onChange={(object) => ask({ object: object ?? undefined })}
        />
        <Select
          label={t('audit.actor')}
          data={users.map((user) => ({ value: user.id, label: String(user.name) }))}
          searchable
          {...clear}
          value={search.actor ?? null}
          onChange={(actor) => ask({ actor: actor ?? undefined })}
        />
        <TextInput
          label={t('audit.record')}
          classNames={{ input: 'mono' }}
          defaultValue={search.record ?? ''}
          onBlur={(event) => ask({ record: event.currentTarget.value.trim() || undefined })}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      </div>
      {error ? (
        <ErrorPanel failure={error} retry={() => void refetch()} />
      ) : !entries ? (
        <SkeletonLines lines={8} />
      ) : entries.length === 0 ? (
        <EmptyState icon="history" title={t('audit.none')} />
      ) : (
        <div className={styles.tableBox} role="region" aria-label={t('settings.audit')} tabIndex={0}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('audit.at')}</th>
                <th scope="col">{t('audit.actor')}</th>
                <th scope="col">{t('audit.what')}</th>
                <th scope="col">{t('audit.changes')}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <EntryRow key={entry.id} entry={entry} onRecord={(record) => ask({ record })} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {hasNextPage && (
        <Button mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('settings.more')}
        </Button>
      )}
    </div>
  );
}
