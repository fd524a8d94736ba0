import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useText } from '@/shared/i18n/text';
import { type MemberColumn, MemberTable } from './MemberTable';
import { type Part, readSet } from './pictures';
import styles from './pictures.module.css';
import { useSetWords } from './useSetWords';
import { Waiting } from './Waiting';

const shown = 8;

/** The first customers of a set, with a way to all of them. */
export function MemberCard({ part, columns }: { part: Part; columns: readonly MemberColumn[] }) {
  const t = useText();
  const words = useSetWords();
  const query = useQuery({
    queryKey: ['insight', 'set', part],
    queryFn: ({ signal }) => readSet(part, undefined, signal),
  });
  return (
    <Waiting query={query}>
      {(page) => (
        <section className={`card ${styles.card}`}>
          <h2>{words.title(part)}</h2>
          <p className="small text-2">
            {t(`pictures.about.${part.set}`, { count: page.customers ?? 0, tier: part.to ?? '' })}
          </p>
          {page.items.length > 0 && (
            <>
              <MemberTable page={page} members={page.items.slice(0, shown)} columns={columns} />
              <Link to="/insight/customers" search={part} className={`link small ${styles.below}`}>
                {t('pictures.showAll', { count: page.customers ?? 0 })}
              </Link>
            </>
          )}
        </section>
      )}
    </Waiting>
  );
}
