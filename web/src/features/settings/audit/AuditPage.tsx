import { Button, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCatalog } from '@/shared/api/catalog';
import { apiUrl, request } from '@/shared/api/http';
import { Select } from '@/shared/fields/Select';
import { useLabel, useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { usersQuery } from '../people/people';
import styles from '../settings.module.css';
import { type AuditEntry, EntryRow } from './EntryRow';

const route = getRouteApi('/frame/settings/audit');

// What is audited beside the objects of the catalog.
const ownObjects = ['role', 'field', 'object', 'token', 'mailSender', 'audit'] as const;

interface AuditPageAnswer {
  items: AuditEntry[];
  next: string | null;
}

const actions = [
  'create',
  'change',
  'delete',
  'restore',
  'drop',
  'order',
  'merge',
  'erase',
  'import',
  'export',
  'attach',
  'detach',
  'sign-in',
  'totp-on',
  'totp-off',
] as const;

type Search = ReturnType<typeof route.useSearch>;

/** Days become moments where the person is: from the first one's morning to the morning after the last. */
function questionOf({ since, until, ...rest }: Search) {
  const morning = (day: string, later = 0) => {
    const date = new Date(`${day}T00:00:00`);
    date.setDate(date.getDate() + later);
    return date.toISOString();
  };
  return { ...rest, from: since && morning(since), to: until && morning(until, 1) };
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
      request<AuditPageAnswer>('GET', 'audit', { query: { ...questionOf(search), cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const ask = (change: Partial<typeof search>) =>
    void navigate({ to: '/settings/audit', search: { ...search, ...change }, replace: true });
  const entries = data?.pages.flatMap((page) => page.items);
  const clear = { clearable: true, clearButtonProps: { 'aria-label': t('action.clear') } };
  return (
    <div className="page">
      <PageHeader
        title={t('settings.audit')}
        subtitle={t('audit.subtitle')}
        actions={
          <Button
            component="a"
            href={apiUrl('audit/export', questionOf(search))}
            download
            leftSection={<Icon name="export" />}
          >
            {t('audit.export')}
          </Button>
        }
      />
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
        <Select
          label={t('audit.action')}
          data={actions.map((action) => ({ value: action, label: t(`auditAction.${action}`) }))}
          searchable
          {...clear}
          value={search.action ?? null}
          onChange={(action) => ask({ action: action ?? undefined })}
        />
        <DateInput
          size="sm"
          label={t('audit.since')}
          valueFormat="D MMM YYYY"
          {...clear}
          value={search.since ?? null}
          onChange={(day) => ask({ since: day ?? undefined })}
        />
        <DateInput
          size="sm"
          label={t('audit.until')}
          valueFormat="D MMM YYYY"
          {...clear}
          value={search.until ?? null}
          onChange={(day) => ask({ until: day ?? undefined })}
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
