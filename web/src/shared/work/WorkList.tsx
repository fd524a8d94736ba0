import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { useShortcut } from '@/shared/actions/shortcuts';
import {
  kindsOfWork,
  type KindOfWork,
  type WorkItem,
  workQuery,
  workSummaryQuery,
  type Whose,
} from '@/shared/api/work';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Kbd } from '@/shared/ui/Kbd';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { StepDialog } from './StepDialog';
import type { AskedInDialog } from './StepMenus';
import { useSteps } from './useSteps';
import styles from './work.module.css';
import { WorkRow } from './WorkRow';

interface Props {
  whose: Whose;
  kind: KindOfWork | undefined;
  empty: ReactNode;
}

/** The list in order of worth, worked from the keyboard or by hand; the rest is a click away with what it is worth. */
export function WorkList({ whose, kind, empty }: Props) {
  const t = useText();
  const query = useInfiniteQuery(workQuery(whose, kind));
  const { data: summary } = useQuery(workSummaryQuery(whose));
  const { take, failures } = useSteps();
  const items = (query.data?.pages ?? []).flatMap((page) => page.items);
  const [chosen, setChosen] = useState<string>();
  const [place, setPlace] = useState(0);
  const [asked, setMenu] = useState<{ id: string; which: 'done' | 'snooze' }>();
  const [dialog, setDialog] = useState<{ item: WorkItem; what: AskedInDialog }>();
  const list = useRef<HTMLUListElement>(null);
  const found = items.findIndex((item) => item.id === chosen);
  // Where the chosen one has gone, whatever stands in its place now is next.
  const index = found >= 0 ? found : Math.min(place, Math.max(0, items.length - 1));
  const current = items[index];
  const menu = items.some((item) => item.id === asked?.id) ? asked : undefined;
  const choose = (item: WorkItem | undefined) => {
    setChosen(item?.id);
    setPlace(
      Math.max(
        0,
        items.findIndex((other) => other.id === item?.id),
      ),
    );
  };
  const move = (by: number) => {
    const next = items[Math.max(0, Math.min(items.length - 1, index + by))];
    if (!next) return;
    choose(next);
    list.current?.querySelector(`[data-item="${next.id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  // A key does what pressing the button of the row does, once the key has been dealt with: a menu that opened at once would
  // take it for a key of its own.
  const press = (key: string) => {
    const button = list.current?.querySelector<HTMLButtonElement>(
      `[data-item="${current?.id ?? ''}"] [aria-keyshortcuts="${key}"]`,
    );
    setTimeout(() => {
      button?.focus();
      button?.click();
    });
  };
  const any = current !== undefined && !dialog && !menu;
  useShortcut('j', 'work.key.next', 'shortcuts.list', () => move(1), items.length > 0);
  useShortcut('k', 'work.key.previous', 'shortcuts.list', () => move(-1), items.length > 0);
  useShortcut('d', 'work.key.done', 'shortcuts.list', () => press('D'), any);
  useShortcut('s', 'work.key.snooze', 'shortcuts.list', () => press('S'), any);
  useShortcut('h', 'work.key.handover', 'shortcuts.list', () => press('H'), any);
  useShortcut('r', 'work.key.reject', 'shortcuts.list', () => press('R'), any);
  if (query.error)
    return <ErrorPanel failure={query.error} retry={() => void query.refetch()} title={t('work.listFailed')} />;
  if (query.isPending)
    return (
      <div className={styles.list}>
        <SkeletonLines lines={9} />
      </div>
    );
  return (
    <>
      {items.length === 0 ? (
        <div className={styles.list}>{empty}</div>
      ) : (
        <ul className={styles.list} ref={list} aria-label={t('work.list')}>
          {items.map((item) => (
            <WorkRow
              key={item.id}
              item={item}
              current={item === current}
              open={menu?.id === item.id ? menu.which : undefined}
              onOpen={(which) => setMenu(which && { id: item.id, which })}
              onStep={(step, said) => {
                setMenu(undefined);
                void take(item, step, said);
              }}
              onAsk={(what) => {
                setMenu(undefined);
                setDialog({ item, what });
              }}
              onCurrent={() => choose(item)}
              failure={dialog ? undefined : failures[item.id]}
              withHolder={whose !== 'mine'}
            />
          ))}
        </ul>
      )}
      <div className={styles.foot}>
        <span className={`${styles.keys} wide-only`}>
          <Kbd>{'J'}</Kbd>
          <Kbd>{'K'}</Kbd>
          {t('work.hint.move')}
          <Kbd>{'D'}</Kbd>
          {t('work.hint.done')}
          <Kbd>{'S'}</Kbd>
          {t('work.hint.snooze')}
          <Kbd>{'H'}</Kbd>
          {t('work.hint.handover')}
          <Kbd>{'R'}</Kbd>
          {t('work.hint.reject')}
        </span>
        <span className="grow" />
        <Rest
          shown={items}
          kind={kind}
          summary={summary}
          more={query.hasNextPage}
          onMore={() => void query.fetchNextPage()}
        />
      </div>
      {dialog && (
        <StepDialog
          item={dialog.item}
          what={dialog.what}
          failure={failures[dialog.item.id]}
          onStep={(step) => take(dialog.item, step)}
          onClose={() => setDialog(undefined)}
        />
      )}
    </>
  );
}

interface RestProps {
  shown: WorkItem[];
  kind: KindOfWork | undefined;
  summary:
    { exact: boolean; count: number; worth?: { amount: string; currency: string } | null; kinds: Share[] } | undefined;
  more: boolean;
  onMore: () => void;
}

interface Share {
  kind: string;
  count: number;
  worth?: { amount: string; currency: string } | null;
}

/** How many more there are and what they are worth together. */
function Rest({ shown, kind, summary, more, onMore }: RestProps) {
  const t = useText();
  const format = useFormat();
  if (!more || !summary) return null;
  const whole = kind ? summary.kinds.find((share) => share.kind === kind) : summary;
  if (!whole) return null;
  // Where counting stopped, nobody knows how many are left.
  if (!summary.exact) {
    return (
      <button type="button" className="link meta" onClick={onMore}>
        {t('work.moreUncounted')}
      </button>
    );
  }
  const left = Math.max(1, whole.count - shown.length);
  const worth = whole.worth && {
    amount: String(
      Math.max(0, Number(whole.worth.amount) - shown.reduce((sum, item) => sum + Number(item.worth?.amount ?? 0), 0)),
    ),
    currency: whole.worth.currency,
  };
  return (
    <button type="button" className="link meta" onClick={onMore}>
      {worth && Number(worth.amount) >= 1
        ? t('work.moreWorth', { count: left, worth: format.roundMoney(worth) })
        : t('work.more', { count: left })}
    </button>
  );
}

/** Kinds of work that are on the list, each with how many. */
export function KindTabs({
  whose,
  kind,
  onChange,
}: {
  whose: Whose;
  kind: KindOfWork | undefined;
  onChange: (kind: KindOfWork | undefined) => void;
}) {
  const t = useText();
  const format = useFormat();
  const { data } = useQuery(workSummaryQuery(whose));
  const counts = new Map((data?.kinds ?? []).map((share) => [share.kind, share.count]));
  const shown = kindsOfWork.filter((one) => counts.has(one) || one === kind);
  const tab = (one: KindOfWork | undefined, count: number) => (
    <button
      key={one ?? 'every'}
      type="button"
      className={styles.tab}
      aria-pressed={kind === one}
      onClick={() => onChange(one)}
    >
      {one ? t(`work.kind.${one}`) : t('work.kind.every')}
      <span className={styles.tabCount}>{format.count({ value: count, exact: data?.exact ?? true })}</span>
    </button>
  );
  return (
    <div className={styles.tabs} role="group" aria-label={t('work.show')}>
      {tab(undefined, data?.count ?? 0)}
      {shown.map((one) => tab(one, counts.get(one) ?? 0))}
    </div>
  );
}
