import { useMemo } from 'react';
import type { WorkItem, WorkReason } from '@/shared/api/work';
import { isMoney } from '@/shared/api/values';
import { useFormat } from '@/shared/format/useFormat';
import { useText, type Values } from '@/shared/i18n/text';
import type { IconName } from '@/shared/ui/Icon';

interface Look {
  icon: IconName;
  tone?: 'warn' | 'risk';
}

/** Reasons that have words of their own, with how they look; a code that is not here is shown as it is. */
const looks: Record<string, Look> = {
  overdue: { icon: 'clock', tone: 'warn' },
  'churn-risk': { icon: 'rise', tone: 'risk' },
  'probability-active': { icon: 'fall', tone: 'risk' },
  complaint: { icon: 'risk', tone: 'risk' },
  'late-delivery': { icon: 'clock', tone: 'risk' },
  renewal: { icon: 'clock', tone: 'warn' },
  promised: { icon: 'flag' },
  'high-priority': { icon: 'flag', tone: 'warn' },
  'not-contacted': { icon: 'clock', tone: 'warn' },
  'at-stake': { icon: 'coin' },
  value: { icon: 'coin' },
  brought: { icon: 'coin' },
  'key-customer': { icon: 'star' },
  'product-fits': { icon: 'product' },
  'goes-with': { icon: 'check' },
  'many-hold': { icon: 'check' },
  'no-offer': { icon: 'info' },
  refill: { icon: 'calendar' },
  consent: { icon: 'consent' },
  'no-consent': { icon: 'consent' },
  'prefers-channel': { icon: 'check' },
  'spends-less': { icon: 'fall', tone: 'warn' },
  'spends-more': { icon: 'rise' },
  'contact-limit': { icon: 'info' },
  'contacted-lately': { icon: 'info' },
  'costs-more': { icon: 'info' },
  'nothing-open': { icon: 'info' },
  'no-purchase': { icon: 'info' },
  'policy-forbids': { icon: 'info' },
  'no-way': { icon: 'info' },
  'first-order': { icon: 'star' },
  satisfaction: { icon: 'fall', tone: 'warn' },
  stays: { icon: 'check' },
  'buys-anyway': { icon: 'info' },
};

export interface ReasonShown extends Look {
  code: string;
  words: string;
}

/** Reasons in words of the reader: the code says which sentence, the figures fill it. */
export function useReasons() {
  const t = useText();
  const format = useFormat();
  return useMemo(() => {
    const figure = (name: string, value: unknown): string | number | undefined => {
      if (value === null || value === undefined) return undefined;
      if (isMoney(value)) return format.roundMoney(value);
      if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return format.day(value);
      const number = typeof value === 'number' ? value : Number.NaN;
      if (name === 'share' && number >= 0) return format.percent(number);
      if (name === 'chance' && number >= 0 && number <= 1) return format.smallShare(number);
      if (/^(risk|before|active)$/.test(name) && number >= 0 && number <= 1) return format.percent(number);
      return typeof value === 'number' ? Math.round(value * 10) / 10 : typeof value === 'string' ? value : undefined;
    };
    return (reasons: readonly WorkReason[]): ReasonShown[] =>
      reasons.map(({ code, figures }) => {
        const look = looks[code];
        if (!look) return { code, icon: 'info', words: code.replaceAll('-', ' ') };
        const values: Values = {
          days: 0,
          usual: 0,
          since: 'never',
          amount: '',
          product: '',
          channel: '',
          risk: '',
          answer: '',
          before: 'none',
          chance: '',
          share: '',
          margin: 'none',
          because: '',
        };
        for (const [name, value] of Object.entries(figures)) {
          const shown = figure(name, value);
          if (shown !== undefined) values[name] = shown;
        }
        if (typeof figures.channel === 'string' && figures.channel) values.channel = t(`channel.${figures.channel}`);
        return { code, ...look, words: t(`work.reason.${code}`, values) };
      });
  }, [t, format]);
}

const actionIcons: Record<string, IconName> = {
  call: 'phone',
  mail: 'mail',
  visit: 'visit',
  meeting: 'meeting',
  offer: 'product',
  feedback: 'star',
  solve: 'risk',
  contact: 'phone',
  leave: 'check',
};

export function iconOf(action: string): IconName {
  return actionIcons[action] ?? 'task';
}

/** What to do, in a sentence: the task's own words, or the action with its most urgent reason. */
export function useTitle() {
  const t = useText();
  return useMemo(
    () =>
      (item: Pick<WorkItem, 'action' | 'reasons' | 'product'> & { title?: string | null }): string => {
        if (item.title) return item.title;
        const reason = (item.reasons[0]?.code ?? 'none').replaceAll('-', '_');
        return t(`work.action.${item.action}`, { reason, product: item.product?.name ?? 'none' });
      },
    [t],
  );
}
