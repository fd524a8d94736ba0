import { Button, Menu, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useCatalog } from '@/shared/api/catalog';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import { Loaded } from '@/shared/ui/Loaded';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Highest } from './Highest';
import { Inputs } from './Inputs';
import { Leaks } from './Leaks';
import { isWorking, type Prediction, predictionQuery, type Run, usePredictionVerbs } from './predictions';
import styles from './predictions.module.css';
import { CalibrationChart, GainChart, ImportanceChart } from './QualityCharts';
import { StateBadge } from './StateBadge';
import { Underway } from './Underway';
import { Verdict } from './Verdict';

/** One prediction: what it is worth in words and pictures, who comes first and why, and what to do with it. */
export function PredictionPage() {
  const { id } = useParams({ from: '/frame/insight/predictions/$id' });
  const query = useQuery(predictionQuery(id));
  return (
    <div className="page">
      <Loaded query={query} lines={8}>
        {(prediction) => <Shown prediction={prediction} />}
      </Loaded>
    </div>
  );
}

function Shown({ prediction }: { prediction: Prediction }) {
  const { report } = prediction;
  const newest = prediction.runs[0];
  return (
    <>
      <Head prediction={prediction} />
      {newest && <Newest run={newest} />}
      {report && (
        <>
          <Verdict report={report} />
          {report.leaks.length > 0 && <Leaks prediction={prediction} leaks={report.leaks} />}
          {report.verdict === 'usable' && <Highest prediction={prediction} />}
          <div className={styles.grid}>
            <GainChart report={report} />
            <CalibrationChart report={report} />
            <ImportanceChart object={prediction.object} report={report} />
            <Inputs object={prediction.object} report={report} />
          </div>
          <Runs prediction={prediction} />
        </>
      )}
    </>
  );
}

function Head({ prediction }: { prediction: Prediction }) {
  const t = useText();
  const label = useLabel();
  const navigate = useNavigate();
  const object = useCatalog().named(prediction.object);
  const verbs = usePredictionVerbs(prediction.id);
  const [asked, askToDelete] = useState(false);
  const busy = isWorking(prediction.runs[0]?.state);
  return (
    <>
      <PageHeader
        title={prediction.name}
        subtitle={
          <>
            <Link to="/insight/predictions" className={`link ${styles.crumb}`}>
              {t('predictions.title')}
            </Link>{' '}
            · {label(object?.pluralLabel)}
            {prediction.question.filter && <span className="mono"> · {prediction.question.filter}</span>}
          </>
        }
        actions={
          prediction.mine && (
            <>
              <Menu position="bottom-end" width={220}>
                <Menu.Target>
                  <IconButton icon="more" label={t('predictions.more')} />
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item leftSection={<Icon name="trash" />} color="red" onClick={() => askToDelete(true)}>
                    {t('predictions.delete')}
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
              <Button loading={verbs.again.isPending} disabled={busy} onClick={() => verbs.again.mutate({})}>
                {t('predictions.again')}
              </Button>
            </>
          )
        }
      />
      {verbs.again.isError && <ErrorPanel failure={verbs.again.error} />}
      <Modal
        opened={asked}
        onClose={() => askToDelete(false)}
        title={t('predictions.deleteTitle', { name: prediction.name })}
      >
        <p className="small text-2">{t('predictions.deleteHint')}</p>
        {verbs.remove.isError && <ErrorPanel failure={verbs.remove.error} />}
        <div className={styles.foot} style={{ marginTop: 16 }}>
          <Button onClick={() => askToDelete(false)}>{t('action.cancel')}</Button>
          <Button
            variant="filled"
            color="red"
            loading={verbs.remove.isPending}
            onClick={() =>
              verbs.remove.mutate(undefined, { onSuccess: () => void navigate({ to: '/insight/predictions' }) })
            }
          >
            {t('predictions.delete')}
          </Button>
        </div>
      </Modal>
    </>
  );
}

function Newest({ run }: { run: Run }) {
  const t = useText();
  const format = useFormat();
  return (
    <Underway {...run}>
      <span className="small text-2">
        {t('predictions.read', { read: format.number(run.read), total: format.number(run.total) })}
      </span>
    </Underway>
  );
}

function Runs({ prediction }: { prediction: Prediction }) {
  const t = useText();
  const format = useFormat();
  return (
    <section
      className={`card ${styles.scroller}`}
      style={{ marginTop: 12 }}
      tabIndex={0}
      aria-label={t('predictions.versions')}
    >
      <table className={styles.table}>
        <caption className="visually-hidden">{t('predictions.versions')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('predictions.version')}</th>
            <th scope="col">{t('predictions.state')}</th>
            <th scope="col" className="number">
              {t('predictions.auc')}
            </th>
            <th scope="col">{t('predictions.learnedAt')}</th>
          </tr>
        </thead>
        <tbody>
          {prediction.runs.map((run) => (
            <tr key={run.id}>
              <th scope="row" className="tabular">
                {run.number}
              </th>
              <td>
                <StateBadge state={run.state} verdict={run.verdict} />{' '}
                {run.id === prediction.current && <span className="meta text-3">{t('predictions.inUse')}</span>}
              </td>
              <td className="number">{run.auc == null ? '' : format.number(run.auc, 3)}</td>
              <td className="text-3">{run.finishedAt && format.exact(run.finishedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
