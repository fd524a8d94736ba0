import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { may, useCatalog } from '@/shared/api/catalog';
import { type Segment, segmentsQuery } from '@/shared/api/segments';
import { RelativeTime } from '@/shared/fields/RelativeTime';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { ListPage } from '@/shared/ui/ListPage';
import { MembersLink, SegmentState } from './parts';
import styles from './segments.module.css';

/** All segments at a glance: how many, how well known, what they share, what they get. */
export function SegmentsPage() {
  const t = useText();
  const query = useQuery(segmentsQuery);
  const object = useCatalog().named('segment');
  const add = may(object, 'create') && (
    <Button
      variant="filled"
      leftSection={<Icon name="plus" />}
      renderRoot={(props) => <Link to="/segments/new" {...props} />}
    >
      {t('segment.new')}
    </Button>
  );
  return (
    <ListPage
      title={t('nav.segments')}
      subtitle={t('segments.subtitle')}
      begin={add}
      query={query}
      lines={8}
      none={{ icon: 'segment', title: t('segments.none'), hint: t('segments.noneHint') }}
    >
      {(segments) => (
        <div className={styles.tableBox} role="region" aria-label={t('nav.segments')} tabIndex={0}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('segments.name')}</th>
                <th scope="col" className="number">
                  {t('segments.members')}
                </th>
                <th scope="col" className="number">
                  {t('segments.unknown')}
                </th>
                <th scope="col">{t('segments.overlap')}</th>
                <th scope="col">{t('segments.policy')}</th>
                <th scope="col">{t('segments.asOf')}</th>
              </tr>
            </thead>
            <tbody>
              {segments.map((segment) => (
                <SegmentRow key={segment.id} segment={segment} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </ListPage>
  );
}

function SegmentRow({ segment }: { segment: Segment }) {
  const t = useText();
  const format = useFormat();
  return (
    <tr>
      <td className={styles.nameCell}>
        <Link to="/segments/$id" params={{ id: segment.id }} className="link medium">
          {segment.name}
        </Link>
        {segment.description && <div className="meta text-2 ellipsis">{segment.description}</div>}
        <SegmentState segment={segment} />
      </td>
      <td className="number" data-label={t('segments.members')}>
        <MembersLink segment={segment} />
      </td>
      <td className="number" data-label={t('segments.unknown')}>
        {segment.unknown != null && segment.members !== 0 && format.percent(segment.unknown)}
      </td>
      <td data-label={t('segments.overlap')}>
        {segment.overlap && (
          <span className="ellipsis">
            {t('segments.shares', { share: format.percent(segment.overlap.share), name: segment.overlap.name })}
          </span>
        )}
      </td>
      <td data-label={t('segments.policy')}>
        {segment.policies.length === 0 ? (
          <span className="text-3">{t('segments.noPolicy')}</span>
        ) : (
          segment.policies.map((policy) => (
            <Link key={policy.id} to="/policies" search={{ open: policy.id }} className={`link ${styles.policyName}`}>
              {policy.name}
            </Link>
          ))
        )}
      </td>
      <td className="text-2" data-label={t('segments.asOf')}>
        {segment.kind === 'list' || !segment.dated ? (
          t('segments.now')
        ) : segment.countedAt ? (
          <RelativeTime instant={segment.countedAt} />
        ) : null}
      </td>
    </tr>
  );
}
