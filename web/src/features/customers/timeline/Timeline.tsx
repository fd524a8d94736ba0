import { Button, Menu, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { fieldOf, type ObjectType } from '@/shared/api/catalog';
import { historyQuery } from '@/shared/api/history';
import type { Row } from '@/shared/api/records';
import { useLanguage } from '@/shared/i18n/language';
import { useLabel, useText } from '@/shared/i18n/text';
import { Chip } from '@/shared/ui/Chip';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { useChannels } from '@/shared/api/channels';
import { ChangeEvent } from './ChangeEvent';
import { InteractionEvent } from './InteractionEvent';
import { type Shelf, shelves, timelineQuery, type TimelineQuestion } from './timeline';
import styles from './timeline.module.css';
import { grouped, type Happening, type Period, periodKey, woven } from './weave';

/** All that happened between the customer and us, of every module, under its days. */
export function Timeline({
  object,
  interaction,
  customer,
}: {
  object: ObjectType;
  interaction: ObjectType;
  customer: Row;
}) {
  const t = useText();
  const [question, setQuestion] = useState<TimelineQuestion>({ shelf: 'all' });
  const [typed, setTyped] = useState<string>();
  const [sought] = useDebouncedValue(typed?.trim() ?? '', 200);
  const happenings = useHappenings(object, customer, { ...question, q: sought || undefined });
  const change = (values: Partial<TimelineQuestion>) => setQuestion((before) => ({ ...before, ...values }));
  const narrowed = question.channel !== undefined || question.kind !== undefined || sought !== '';
  return (
    <section aria-label={t('timeline.title')}>
      <div className={styles.tools}>
        <Shelves shelf={question.shelf} onChange={(shelf) => change({ shelf, kind: undefined })} />
        <span className="grow" />
        <IconButton
          icon="search"
          label={t('timeline.search')}
          aria-expanded={typed !== undefined}
          disabled={question.shelf === 'changes'}
          onClick={() => setTyped(typed === undefined ? '' : undefined)}
        />
        <Narrowing interaction={interaction} question={question} onChange={change} />
      </div>
      {typed !== undefined && question.shelf !== 'changes' && (
        <TextInput
          mt={8}
          autoFocus
          type="search"
          aria-label={t('timeline.search')}
          placeholder={t('timeline.searchHint')}
          leftSection={<Icon name="search" size={14} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && setTyped(undefined)}
        />
      )}
      <Chosen interaction={interaction} question={question} onChange={change} />
      <Happenings
        object={object}
        interaction={interaction}
        customer={customer}
        happenings={happenings}
        empty={narrowed || question.shelf !== 'all' ? t('timeline.nothingMatches') : t('timeline.empty')}
      />
    </section>
  );
}

function Shelves({ shelf, onChange }: { shelf: Shelf; onChange: (shelf: Shelf) => void }) {
  const t = useText();
  return (
    <div className={styles.shelves} role="group" aria-label={t('timeline.show')}>
      {shelves.map((one) => (
        <button
          key={one}
          type="button"
          className={styles.shelf}
          aria-pressed={one === shelf}
          onClick={() => onChange(one)}
        >
          {t(`timeline.shelf.${one}`)}
        </button>
      ))}
    </div>
  );
}

interface NarrowingProps {
  interaction: ObjectType;
  question: TimelineQuestion;
  onChange: (values: Partial<TimelineQuestion>) => void;
}

/** By the channel it came over, and by its kind. */
function Narrowing({ interaction, question, onChange }: NarrowingProps) {
  const t = useText();
  const label = useLabel();
  const channels = useChannels();
  const kinds = fieldOf(interaction, 'kind')?.choices ?? [];
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <IconButton icon="filter" label={t('timeline.filter')} disabled={question.shelf === 'changes'} />
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflow: 'auto' }}>
        <Menu.Label>{t('timeline.channel')}</Menu.Label>
        {channels.map((channel) => (
          <Menu.Item key={channel.code} onClick={() => onChange({ channel: channel.code })}>
            {channel.name}
          </Menu.Item>
        ))}
        <Menu.Label>{t('timeline.kind')}</Menu.Label>
        {kinds.map((kind) => (
          <Menu.Item key={kind.value} onClick={() => onChange({ kind: kind.value, shelf: 'all' })}>
            {label(kind.label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Chosen({ interaction, question, onChange }: NarrowingProps) {
  const t = useText();
  const label = useLabel();
  const channels = useChannels();
  const channel = channels.find((one) => one.code === question.channel)?.name ?? question.channel;
  const kind = fieldOf(interaction, 'kind')?.choices?.find((one) => one.value === question.kind);
  if (!channel && !kind) return null;
  return (
    <div className={styles.chosen}>
      {channel && (
        <Chip
          onRemove={() => onChange({ channel: undefined })}
          removeLabel={t('timeline.removeFilter', { filter: channel })}
        >
          {t('timeline.channel')} <b>{channel}</b>
        </Chip>
      )}
      {kind && (
        <Chip
          onRemove={() => onChange({ kind: undefined })}
          removeLabel={t('timeline.removeFilter', { filter: label(kind.label) })}
        >
          {t('timeline.kind')} <b>{label(kind.label)}</b>
        </Chip>
      )}
    </div>
  );
}

interface HappeningsState {
  items: Happening[];
  isPending: boolean;
  error: unknown;
  refetch: () => void;
  more: boolean;
  fetching: boolean;
  fetchMore: () => void;
}

/** Interactions and, where everything or the changes are asked for, what was changed in the record itself. */
function useHappenings(object: ObjectType, customer: Row, question: TimelineQuestion): HappeningsState {
  const plain = !question.channel && !question.kind && !question.q;
  const withChanges = question.shelf === 'changes' || (question.shelf === 'all' && plain);
  const interactions = useInfiniteQuery(timelineQuery(customer.id, question));
  const changes = useInfiniteQuery({ ...historyQuery(object.path, customer.id), enabled: withChanges });
  const streams: { query: typeof interactions | typeof changes; items: Happening[] }[] = [
    {
      query: interactions,
      items: (interactions.data?.pages ?? []).flatMap((page) =>
        page.items.map((row): Happening => ({ sort: 'interaction', id: row.id, at: String(row.occurredAt), row })),
      ),
    },
  ];
  if (withChanges) {
    streams.push({
      query: changes,
      items: (changes.data?.pages ?? []).flatMap((page) =>
        page.items.map((entry): Happening => ({ sort: 'change', id: entry.id, at: entry.at, entry })),
      ),
    });
  }
  const queries = streams.map((stream) => stream.query);
  return {
    items: woven(streams.map(({ query, items }) => ({ items, more: query.hasNextPage }))),
    isPending: queries.some((query) => query.isPending),
    error: queries.find((query) => query.error)?.error,
    refetch: () => queries.forEach((query) => query.error && void query.refetch()),
    more: queries.some((query) => query.hasNextPage),
    fetching: queries.some((query) => query.isFetchingNextPage),
    fetchMore: () => queries.forEach((query) => query.hasNextPage && !query.isFetching && void query.fetchNextPage()),
  };
}

interface HappeningsProps {
  object: ObjectType;
  interaction: ObjectType;
  customer: Row;
  happenings: HappeningsState;
  empty: string;
}

function Happenings({ object, interaction, customer, happenings, empty }: HappeningsProps) {
  const t = useText();
  const periodWords = usePeriodWords();
  const { items, isPending, error, more, fetching, fetchMore, refetch } = happenings;
  const end = useRef<HTMLDivElement>(null);
  const ask = useRef(fetchMore);
  useEffect(() => {
    ask.current = fetchMore;
  });
  useEffect(() => {
    if (!more || !end.current) return;
    const observer = new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && ask.current(), {
      rootMargin: '600px',
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [more, items.length]);
  if (isPending && items.length === 0 && !error) return <SkeletonLines lines={8} />;
  return (
    <div className={styles.timeline}>
      <h2 className="visually-hidden">{t('timeline.title')}</h2>
      {error !== undefined && error !== null && (
        <ErrorPanel failure={error} retry={refetch} title={t('timeline.failed')} />
      )}
      {grouped(items, new Date()).map(({ period, items: shown }) => (
        <div key={periodKey(period)}>
          <h3 className={styles.period}>{periodWords(period)}</h3>
          <ul>
            {shown.map((item) => (
              <li key={item.id}>
                {item.sort === 'interaction' ? (
                  <InteractionEvent object={interaction} row={item.row} period={period} />
                ) : (
                  <ChangeEvent object={object} customer={customer} entry={item.entry} period={period} />
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {items.length === 0 && !error && <p className="small text-3">{empty}</p>}
      {more && (
        <div ref={end} className={styles.more}>
          <Button size="xs" loading={fetching} onClick={fetchMore}>
            {t('timeline.more')}
          </Button>
        </div>
      )}
    </div>
  );
}

function usePeriodWords() {
  const t = useText();
  const { language } = useLanguage();
  return (period: Period) => {
    if (period.kind !== 'month') return t(`timeline.period.${period.kind}`);
    const words = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      month: 'long',
      year: 'numeric',
    }).format(period.month);
    return words.charAt(0).toLocaleUpperCase() + words.slice(1);
  };
}
