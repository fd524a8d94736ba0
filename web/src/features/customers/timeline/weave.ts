import type { HistoryEntry } from '@/shared/api/history';
import type { Row } from '@/shared/api/values';

export type Happening =
  | { sort: 'interaction'; id: string; at: string; row: Row }
  | { sort: 'change'; id: string; at: string; entry: HistoryEntry };

interface Stream {
  items: Happening[];
  /** More of it lies further back. */
  more: boolean;
}

/**
 * One sequence of several streams, the newest first. Only as far back as every stream with more to come has been read:
 * below that, rows of another stream could still slip in between.
 */
export function woven(streams: readonly Stream[]): Happening[] {
  const horizons = streams.flatMap((stream) => {
    const last = stream.items.at(-1);
    return stream.more && last ? [last.at] : [];
  });
  const horizon = horizons.reduce((latest, at) => (at > latest ? at : latest), '');
  return streams
    .flatMap((stream) => stream.items)
    .filter((item) => item.at >= horizon)
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1));
}

export type Period = { kind: 'today' | 'yesterday' | 'lastWeek' | 'thisWeek' } | { kind: 'month'; month: Date };

const dayMs = 86_400_000;

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** The heading under which a moment stands: a day while it is near, its week, then its month. */
export function periodOf(at: Date, now: Date): Period {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / dayMs);
  if (days <= 0) return { kind: 'today' };
  if (days === 1) return { kind: 'yesterday' };
  const sinceMonday = (now.getDay() + 6) % 7;
  if (days <= sinceMonday) return { kind: 'thisWeek' };
  if (days <= sinceMonday + 7) return { kind: 'lastWeek' };
  return { kind: 'month', month: new Date(at.getFullYear(), at.getMonth(), 1) };
}

export function periodKey(period: Period): string {
  return period.kind === 'month' ? `${period.month.getFullYear()}-${period.month.getMonth()}` : period.kind;
}

/** Happenings under their headings, in order. */
export function grouped(items: readonly Happening[], now: Date): { period: Period; items: Happening[] }[] {
  const groups: { period: Period; items: Happening[] }[] = [];
  for (const item of items) {
    const period = periodOf(new Date(item.at), now);
    const last = groups.at(-1);
    if (last && periodKey(last.period) === periodKey(period)) last.items.push(item);
    else groups.push({ period, items: [item] });
  }
  return groups;
}
