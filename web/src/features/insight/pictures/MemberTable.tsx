import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { MarkedIfPoor } from '@/shared/standing/PoorMark';
import { TierBadge } from '@/shared/standing/TierBadge';
import type { Member, SetPage } from './pictures';
import styles from './pictures.module.css';

export type MemberColumn =
  | 'tiers'
  | 'measure'
  | 'measures'
  | 'cause'
  | 'missing'
  | 'values'
  | 'risk'
  | 'stage'
  | 'lastOrder'
  | 'lastContact'
  | 'reason';

/** Customers behind a part of a picture, each with the figures that put it there. */
export function MemberTable({
  page,
  members,
  columns,
  reason,
}: {
  page: Pick<SetPage, 'currency'>;
  members: readonly Member[];
  columns: readonly MemberColumn[];
  /** What stands in the column of reasons. */
  reason?: (member: Member) => ReactNode;
}) {
  const t = useText();
  const format = useFormat();
  const money = (amount: number | null | undefined) =>
    amount == null ? '' : format.money({ amount: String(Math.round(amount)), currency: page.currency });
  const tier = (name: string | null | undefined) =>
    name ? <TierBadge tier={name} /> : <span className="meta text-3">{t('pictures.noPurchase')}</span>;
  const cells: Record<MemberColumn, { head: ReactNode; number?: boolean; of: (member: Member) => ReactNode }> = {
    tiers: {
      head: t('pictures.tierWord'),
      of: (member) => (
        <span className="row nowrap">
          {tier(member.tierBefore)} <span aria-hidden="true">→</span>
          <span className="visually-hidden">{t('pictures.toWord')}</span> {tier(member.tier)}
        </span>
      ),
    },
    measure: { head: t('pictures.measureNow'), number: true, of: (member) => money(member.measure) },
    measures: {
      head: t('pictures.measures'),
      number: true,
      of: (member) => `${money(member.measureBefore)} → ${money(member.measure)}`,
    },
    cause: {
      head: t('pictures.cause'),
      of: (member) =>
        member.cause &&
        t(`pictures.cause.${member.cause}`, {
          before: member.yearBeforeOrders,
          now: member.yearOrders,
        }),
    },
    missing: {
      head: t('pictures.missing'),
      number: true,
      of: (member) => member.missing != null && `+${money(member.missing)}`,
    },
    values: {
      head: <MarkedIfPoor>{t('pictures.values')}</MarkedIfPoor>,
      number: true,
      of: (member) => `${money(member.lifetimeValueBefore ?? 0)} → ${money(member.lifetimeValue ?? 0)}`,
    },
    risk: {
      head: <MarkedIfPoor>{t('pictures.risk')}</MarkedIfPoor>,
      number: true,
      of: (member) => member.risk != null && format.percent(member.risk),
    },
    stage: { head: t('pictures.stageWord'), of: (member) => t(`pictures.stage.${member.stage}`) },
    lastOrder: {
      head: t('pictures.lastOrder'),
      of: (member) => <span className="nowrap">{member.lastOn && format.day(member.lastOn)}</span>,
    },
    lastContact: {
      head: t('pictures.lastContact'),
      of: (member) =>
        member.lastContactAt ? (
          <span className="nowrap" title={format.exact(member.lastContactAt)}>
            {format.relative(member.lastContactAt)}
          </span>
        ) : (
          <span className="text-3">{t('pictures.neverContacted')}</span>
        ),
    },
    reason: { head: t('pictures.reason'), of: (member) => reason?.(member) },
  };
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('pictures.customer')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className={cells[column].number ? 'number' : undefined}>
                {cells[column].head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.id}>
              <th scope="row">
                <Link to="/customers/$id" params={{ id: member.id }} className={`link ellipsis ${styles.name}`}>
                  {member.name ?? member.id}
                </Link>
              </th>
              {columns.map((column) => (
                <td key={column} className={cells[column].number ? 'number' : undefined}>
                  {cells[column].of(member)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
