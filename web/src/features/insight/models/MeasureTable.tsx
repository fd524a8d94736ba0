import { formatDecimal } from '@/shared/format/money';
import { useLanguage } from '@/shared/i18n/language';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { type Measure, type Report, weeksOf } from './report';
import styles from './models.module.css';
import { measureWords } from './words';

const shares = ['total-error', 'value-in-top-tenth', 'inside-interval'];

/** How the model and a simple rule did in the weeks held out; the better one of each line is marked. */
export function MeasureTable({ report }: { report: Report }) {
  const t = useText();
  const { language } = useLanguage();
  const words = measureWords(report);
  const shown = (measure: Measure, value: number) =>
    shares.includes(measure.code)
      ? `${formatDecimal((100 * value).toFixed(1), language, 1, 1)}\u00a0%`
      : formatDecimal(value.toFixed(2), language, 2, 2);
  return (
    <section className={`card ${styles.card}`}>
      <h2>{t('models.better')}</h2>
      <p className={styles.answer}>
        {t(`models.better.${words.answer}`, { won: words.won, compared: words.compared })}{' '}
        {t(words.honest ? 'models.honest' : 'models.dishonest')}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('models.heldOut', { weeks: weeksOf(report) })}</th>
            <th scope="col" className="number">
              {t('models.model')}
            </th>
            <th scope="col" className="number">
              {t('models.ruleShort')}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.measures.map((measure) => (
            <tr key={measure.code}>
              <th scope="row" title={t(`models.measureHint.${measure.code}`)}>
                {t(`models.measure.${measure.code}`)}
              </th>
              <td className="number strong nowrap">
                {measure.better === true && <Better />} {shown(measure, measure.model)}
              </td>
              <td className="number text-2 nowrap">
                {measure.better === false && <Better />}{' '}
                {measure.rule === null || measure.rule === undefined
                  ? t('models.noRule')
                  : shown(measure, measure.rule)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>{t('models.rulesAre', { weeks: weeksOf(report) })}</p>
    </section>
  );
}

function Better() {
  const t = useText();
  return (
    <span className="good">
      <Icon name="check" size={14} />
      <span className="visually-hidden">{t('models.isBetter')}</span>
    </span>
  );
}
