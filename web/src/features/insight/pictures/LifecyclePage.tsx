import { useQuery } from '@tanstack/react-query';
import { useText } from '@/shared/i18n/text';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Funnel } from './Funnel';
import { lifecycleQuery, stepsQuery } from './pictures';
import styles from './pictures.module.css';
import { Reasons } from './Reasons';
import { StageSteps } from './StageSteps';
import { Waiting } from './Waiting';
import { WinBack } from './WinBack';

/** Where customers stand, where they slow down, why they leave, and whom to win back. */
export function LifecyclePage() {
  const t = useText();
  const lifecycle = useQuery(lifecycleQuery);
  const steps = useQuery(stepsQuery);
  return (
    <div className="page">
      <PageHeader title={t('pictures.lifecycle')} />
      <div className={styles.grid}>
        <div className={styles.wide}>
          <Waiting query={lifecycle}>{(data) => <Funnel lifecycle={data} steps={steps.data} />}</Waiting>
        </div>
        <div className={styles.side}>
          <Waiting query={lifecycle}>{(data) => <Reasons lifecycle={data} />}</Waiting>
        </div>
        <div className={styles.full}>
          <Waiting query={steps}>{(data) => <StageSteps steps={data} />}</Waiting>
        </div>
        <div className={styles.full}>
          <WinBack />
        </div>
      </div>
    </div>
  );
}
