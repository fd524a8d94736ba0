import { useText } from '@/shared/i18n/text';
import { Candidates } from './Candidates';
import { ChanceChart } from './ChanceChart';
import { FrequencyChart } from './FrequencyChart';
import { MeasureTable } from './MeasureTable';
import type { Fit } from './models';
import type { Report } from './report';
import styles from './models.module.css';
import { ParameterTable } from './ParameterTable';
import { Verdict } from './Verdict';
import { WeeksChart } from './WeeksChart';

/** All that is known about how far a fit can be trusted. */
export function ReportView({ report, fit }: { report: Report; fit: Fit }) {
  const t = useText();
  return (
    <>
      <Verdict report={report} fit={fit} />
      <div className={styles.grid}>
        <div className={styles.stack}>
          <FrequencyChart report={report} />
          <WeeksChart report={report} />
          <ChanceChart report={report} />
          <Candidates report={report} />
        </div>
        <div className={styles.stack}>
          <MeasureTable report={report} />
          <ParameterTable report={report} />
          <section className={`card ${styles.card}`}>
            <h2>{t('models.marks')}</h2>
            <p className={styles.answer}>{t('models.marksAnswer')}</p>
          </section>
        </div>
      </div>
    </>
  );
}
