import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { MarkedIfPoor } from '@/shared/standing/PoorMark';
import { Badge } from '@/shared/ui/Badge';
import { type Keys, keysQuery } from './pictures';
import styles from './pictures.module.css';
import { Waiting } from './Waiting';

/** Key customers by the company's weighted criteria, and the candidates behind them. */
export function KeyCustomers() {
  const query = useQuery(keysQuery);
  return <Waiting query={query}>{(data) => <Ranked keys={data} />}</Waiting>;
}

function Ranked({ keys }: { keys: Keys }) {
  const t = useText();
  const format = useFormat();
  const chosen = keys.items.filter((key) => key.chosen).length;
  const criteria = ['contribution', 'lifetimeValue', 'growth', 'tenure'] as const;
  return (
    <section className={`card ${styles.card}`}>
      <h2>{t('pictures.keys')}</h2>
      <p className="small text-2">{t('pictures.keysAnswer', { chosen, candidates: keys.items.length - chosen })}</p>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('pictures.customer')}</th>
              <th scope="col">{t('pictures.standing')}</th>
              <th scope="col" className="number">
                {t('pictures.score')}
              </th>
              {criteria.map((criterion) => (
                <th key={criterion} scope="col" className="number">
                  {criterion === 'lifetimeValue' ? (
                    <MarkedIfPoor>{t('pictures.criterion.lifetimeValue')}</MarkedIfPoor>
                  ) : (
                    t(`pictures.criterion.${criterion}`)
                  )}
                </th>
              ))}
              <th scope="col" className="number">
                {t('pictures.yearContribution')}
              </th>
            </tr>
          </thead>
          <tbody>
            {keys.items.slice(0, 25).map((key) => (
              <tr key={key.id}>
                <th scope="row">
                  <Link to="/customers/$id" params={{ id: key.id }} className={`link ellipsis ${styles.name}`}>
                    {key.name ?? key.id}
                  </Link>
                </th>
                <td>
                  {key.chosen ? (
                    <Badge tone="accent">{t('pictures.key')}</Badge>
                  ) : (
                    <Badge>{t('pictures.candidate')}</Badge>
                  )}
                </td>
                <td className="number strong">{format.number(key.score, 2)}</td>
                {criteria.map((criterion) => (
                  <td key={criterion} className="number">
                    {format.percent(key[criterion])}
                  </td>
                ))}
                <td className="number">
                  {format.money({ amount: String(Math.round(key.yearContribution)), currency: keys.currency })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
