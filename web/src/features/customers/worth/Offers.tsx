import { Link } from '@tanstack/react-router';
import type { Row } from '@/shared/api/records';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { Figure } from '@/shared/ui/Figure';
import { Icon } from '@/shared/ui/Icon';
import { ListLink } from '../links';
import { equals } from '../values';
import type { Affinities } from './standing';
import { RowsBehind, type Term, Why } from './Why';
import { useAmounts } from './words';
import styles from './worth.module.css';

type Offer = Affinities['offers'][number];

/** What to offer next, the most worthwhile first; with how that was learned and how often it was right. */
export function Offers({ customer, data }: { customer: Row; data: Affinities }) {
  const t = useText();
  const format = useFormat();
  const learned = data.learned;
  if (!learned) return <p className="meta text-3">{t('affinity.notLearned')}</p>;
  if (!learned.enough) return <p className="meta text-3">{t('affinity.tooLittle', { tried: learned.tried })}</p>;
  if (data.offers.length === 0) return <p className="meta text-3">{t('affinity.nothingLeft')}</p>;
  const share = (found: number) => format.percent(found / learned.tried);
  return (
    <>
      <ul className={styles.offers}>
        {data.offers.map((offer) => (
          <Offered key={offer.product} customer={customer} offer={offer} data={data} />
        ))}
      </ul>
      <p className="micro text-3">
        <Figure
          why={
            <Why
              title={t('affinity.learnedTitle')}
              words={t('affinity.learnedWords', {
                customers: learned.customers,
                products: learned.products,
                day: format.day(learned.asOf),
                tried: learned.tried,
                offers: learned.offers,
              })}
              terms={[
                { label: t('affinity.found'), value: share(learned.found) },
                { label: t('affinity.foundByShare'), value: share(learned.foundByShare) },
              ]}
            >
              {!learned.usable && <p className="meta warn">{t('affinity.notUsable')}</p>}
            </Why>
          }
        >
          {learned.usable
            ? t('affinity.hitRate', { share: share(learned.found), usual: share(learned.foundByShare) })
            : t('affinity.mostBought')}
        </Figure>
      </p>
    </>
  );
}

/** One product with its chance and its margin; the margin only for those who read the margins of orders. */
function Offered({ customer, offer, data }: { customer: Row; offer: Offer; data: Affinities }) {
  const t = useText();
  const format = useFormat();
  const amount = useAmounts();
  return (
    <li>
      <Icon name="product" size={14} />
      <div className="grow">
        <Link to="/$path/$id" params={{ path: 'products', id: offer.product }} className="link">
          {offer.name}
        </Link>
        <p className="meta text-3">
          {offer.because && offer.together
            ? t('affinity.because', {
                name: offer.becauseName ?? '',
                together: offer.together,
                holders: offer.holders,
                share: format.percent(offer.together / offer.holders),
              })
            : t('affinity.usual', { holders: offer.holders })}
        </p>
        <p className={`meta ${styles.worthOf}`}>
          <Figure why={<ChanceWhy customer={customer} offer={offer} data={data} />}>
            {t('affinity.chance', { chance: format.smallShare(offer.chance) })}
          </Figure>
          {offer.margin != null && (
            <Figure why={<MarginWhy offer={offer} since={data.from} />}>
              {t('affinity.margin', { margin: amount(offer.margin) })}
            </Figure>
          )}
        </p>
      </div>
    </li>
  );
}

/** Fit x probability to stay x what the company assumes of an offer; and what that comes to with the margin. */
function ChanceWhy({ customer, offer, data }: { customer: Row; offer: Offer; data: Affinities }) {
  const t = useText();
  const format = useFormat();
  const amount = useAmounts();
  const chance = format.smallShare(offer.chance);
  const terms: Term[] = [
    {
      label: offer.because ? t('affinity.fits', { name: offer.becauseName ?? '' }) : t('affinity.fitsAll'),
      value: format.smallShare(offer.fit),
    },
    ...(data.active == null ? [] : [{ label: t('worth.term.active'), value: format.percent(data.active) }]),
    { label: t('affinity.effect'), value: format.smallShare(data.effect) },
    { label: t('affinity.sum'), value: chance, sum: true },
    ...(offer.gain == null ? [] : [{ label: t('affinity.gain'), value: amount(offer.gain) }]),
  ];
  return (
    <Why
      title={t('affinity.chanceTitle', { name: offer.name, chance })}
      words={t('affinity.chanceWords')}
      terms={terms}
    >
      {data.active == null && <p className="meta text-2">{t('affinity.notStaying')}</p>}
      <p className="meta text-2">{t('work.why.assumed')}</p>
      <RowsBehind customer={customer.id} paths={['orders']} />
    </Why>
  );
}

function MarginWhy({ offer, since }: { offer: Offer; since: string }) {
  const t = useText();
  const amount = useAmounts();
  const bought = `lines.exists(l, l.${equals('product', offer.product)})`;
  return (
    <Why
      title={t('affinity.marginTitle', { name: offer.name, margin: amount(offer.margin ?? 0) })}
      words={t('affinity.marginWords', { lines: offer.lines })}
    >
      {offer.unknownMargins > 0 && (
        <p className="meta text-2">{t('affinity.marginUnknown', { lines: offer.unknownMargins })}</p>
      )}
      <p className={styles.links}>
        <ListLink
          path="orders"
          filter={`${bought} && status != "cancelled" && placedAt >= timestamp("${since}T00:00:00Z")`}
        >
          {t('affinity.toLines')}
        </ListLink>
      </p>
    </Why>
  );
}
