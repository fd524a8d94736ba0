import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useText } from '@/shared/i18n/text';
import { MemberTable } from './MemberTable';
import { type Part, readSet } from './pictures';
import styles from './pictures.module.css';
import { ReasonCell } from './ReasonCell';
import { segmentAddress, useMaySegment } from './SegmentItem';
import { Waiting } from './Waiting';

const part: Part = { set: 'lost' };
const shown = 15;

/** Customers who have left, by what they were worth a year ago; why can be told where they stand. */
export function WinBack() {
  const t = useText();
  const segments = useMaySegment();
  const query = useQuery({
    queryKey: ['insight', 'set', part],
    queryFn: ({ signal }) => readSet(part, undefined, signal),
  });
  return (
    <Waiting query={query}>
      {(page) => (
        <section className={`card ${styles.card}`}>
          <h2>{t('pictures.winBack')}</h2>
          <p className="small text-2">{t('pictures.about.lost', { count: page.customers ?? 0, tier: '' })}</p>
          {page.items.length > 0 && (
            <>
              <MemberTable
                page={page}
                members={page.items.slice(0, shown)}
                columns={['values', 'reason', 'lastOrder', 'lastContact']}
                reason={(member) => <ReasonCell member={member} />}
              />
              <div className="row">
                <Link to="/insight/customers" search={part} className={`link small ${styles.below}`}>
                  {t('pictures.showAll', { count: page.customers ?? 0 })}
                </Link>
                {segments && page.filter && (
                  <a href={segmentAddress(page.filter)} className={`link small ${styles.below}`}>
                    {t('pictures.makeSegment')}
                  </a>
                )}
              </div>
            </>
          )}
        </section>
      )}
    </Waiting>
  );
}
