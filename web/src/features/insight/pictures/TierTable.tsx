import { Link } from '@tanstack/react-router';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { TierBadge } from '@/shared/standing/TierBadge';
import type { Tiering } from './pictures';
import styles from './pictures.module.css';
import { listAddress, segmentAddress, useMaySegment } from './SegmentItem';

/** Tiers with their customers, what they bring, and from where each begins. */
export function TierTable({ tiering }: { tiering: Tiering }) {
  const t = useText();
  const format = useFormat();
  const segments = useMaySegment();
  const money = (amount: number) => format.short({ amount: String(amount), currency: tiering.currency });
  const of = (tier: string) => tiering.moves.filter((move) => move.to === tier);
  const count = (tier: string) => of(tier).reduce((sum, move) => sum + move.customers, 0);
  const brought = (tier: string) => of(tier).reduce((sum, move) => sum + move.after, 0);
  const tiers = ['A', 'B', 'C'] as const;
  const whole = tiers.reduce((sum, tier) => sum + Math.max(0, brought(tier)), 0);
  const bound = { A: tiering.cuts?.cutA, B: tiering.cuts?.cutB, C: null };
  return (
    <section className={`card ${styles.card}`}>
      <h2>{t('pictures.whoCarries')}</h2>
      <p className="small text-2">{t(`pictures.measure.${tiering.measure}`)}</p>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('pictures.tierWord')}</th>
              <th scope="col" className="number">
                {t('pictures.customers')}
              </th>
              <th scope="col" className="number">
                {t('pictures.brings')}
              </th>
              <th scope="col" className="number">
                {t('pictures.share')}
              </th>
              <th scope="col" className="number">
                {t('pictures.begins')}
              </th>
              {segments && (
                <th scope="col">
                  <span className="visually-hidden">{t('pictures.makeSegment')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {tiers.map((tier) => (
              <tr key={tier}>
                <th scope="row">
                  <span className="row nowrap">
                    <TierBadge tier={tier} />
                    <Link to="/insight/customers" search={{ set: 'tier', to: tier }} className="link">
                      {t('pictures.tier', { tier })}
                    </Link>
                  </span>
                </th>
                <td className="number">
                  <a href={listAddress(`tier == "${tier}"`)} className="link">
                    {format.number(count(tier))}
                  </a>
                </td>
                <td className="number">{money(brought(tier))}</td>
                <td className="number">{whole > 0 && format.percent(Math.max(0, brought(tier)) / whole)}</td>
                <td className="number">{bound[tier] == null ? t('pictures.anyOrder') : money(bound[tier])}</td>
                {segments && (
                  <td className="number">
                    <a href={segmentAddress(`tier == "${tier}"`)} className="link small">
                      {t('pictures.makeSegment')}
                    </a>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
