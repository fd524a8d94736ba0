import type { WorkItem } from '@/shared/api/work';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { Figure } from '@/shared/ui/Figure';
import { Reasons } from './Reasons';
import styles from './work.module.css';

/** What the item is worth, and from what that follows; says plainly where the effect is only assumed. */
export function Worth({ item }: { item: WorkItem }) {
  const t = useText();
  const format = useFormat();
  if (!item.worth || Number(item.worth.amount) === 0) return null;
  return (
    <div className={styles.worth}>
      <div className={styles.amount}>
        <Figure why={<WorthWhy item={item} />}>{format.roundMoney(item.worth)}</Figure>
      </div>
      <div className="meta text-3">{item.atStake ? t('work.atStake') : t('work.expected')}</div>
    </div>
  );
}

export function WorthWhy({ item }: { item: Pick<WorkItem, 'gain' | 'atStake' | 'assumed' | 'reasons'> }) {
  const t = useText();
  const format = useFormat();
  return (
    <div className={styles.why}>
      <h3>{t('work.why.title')}</h3>
      <dl className={styles.terms}>
        {item.atStake && (
          <div>
            <dt>{t('work.why.atStake')}</dt>
            <dd className="tabular">{format.roundMoney(item.atStake)}</dd>
          </div>
        )}
        {item.gain && (
          <div>
            <dt>{t('work.why.gain')}</dt>
            <dd className="tabular">{format.roundMoney(item.gain)}</dd>
          </div>
        )}
      </dl>
      <Reasons reasons={item.reasons} stacked />
      <p className="meta text-2">{item.assumed ? t('work.why.assumed') : t('work.why.measured')}</p>
    </div>
  );
}
