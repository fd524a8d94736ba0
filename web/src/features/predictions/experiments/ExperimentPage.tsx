import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useCatalog } from '@/shared/api/catalog';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { Badge } from '@/shared/ui/Badge';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import { Loaded } from '@/shared/ui/Loaded';
import { PageHeader } from '@/shared/ui/PageHeader';
import { isWorking } from '../predictions';
import styles from '../predictions.module.css';
import { Underway } from '../Underway';
import { useInputLabel } from '../useInputWords';
import { type Experiment, experimentQuery, type Report, useExperimentVerbs } from './experiments';
import { Lifts } from './Lifts';
import { useArmWords } from './useArmWords';

/** One experiment: whether its arms can be trusted, what each changed, and whether it changed some more than others. */
export function ExperimentPage() {
  const { id } = useParams({ from: '/frame/insight/experiments/$id' });
  const query = useQuery(experimentQuery(id));
  return (
    <div className="page">
      <Loaded query={query} lines={8}>
        {(experiment) => (
          <>
            <Head experiment={experiment} />
            <Underway {...experiment} />
            {experiment.report && (
              <>
                <Arms experiment={experiment} report={experiment.report} />
                {experiment.report.outcomes.map((outcome) => (
                  <Lifts key={outcome.field} experiment={experiment} outcome={outcome} />
                ))}
              </>
            )}
          </>
        )}
      </Loaded>
    </div>
  );
}

function Head({ experiment }: { experiment: Experiment }) {
  const t = useText();
  const label = useLabel();
  const navigate = useNavigate();
  const object = useCatalog().named(experiment.object);
  const words = useInputLabel(experiment.object);
  const armWords = useArmWords(experiment);
  const verbs = useExperimentVerbs(experiment.id);
  return (
    <>
      <PageHeader
        title={experiment.name}
        subtitle={
          <>
            <Link to="/insight/experiments" className={`link ${styles.crumb}`}>
              {t('experiments.title')}
            </Link>{' '}
            · {label(object?.pluralLabel)} ·{' '}
            {t('experiments.design', {
              arm: words(experiment.design.arm),
              control: armWords(experiment.design.control),
            })}
          </>
        }
        actions={
          experiment.mine && (
            <>
              <Menu position="bottom-end" width={220}>
                <Menu.Target>
                  <IconButton icon="more" label={t('experiments.more')} />
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item
                    leftSection={<Icon name="trash" />}
                    color="red"
                    onClick={() =>
                      verbs.remove.mutate(undefined, { onSuccess: () => void navigate({ to: '/insight/experiments' }) })
                    }
                  >
                    {t('experiments.delete')}
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
              <Button
                loading={verbs.again.isPending}
                disabled={isWorking(experiment.state)}
                onClick={() => verbs.again.mutate()}
              >
                {t('experiments.again')}
              </Button>
            </>
          )
        }
      />
      {(verbs.again.error ?? verbs.remove.error) && <ErrorPanel failure={verbs.again.error ?? verbs.remove.error} />}
    </>
  );
}

const tones = { AS_PLANNED: 'good', BROKEN: 'risk', TOO_FEW_TO_SAY: 'warn' } as const;

function Arms({ experiment, report }: { experiment: Experiment; report: Report }) {
  const t = useText();
  const format = useFormat();
  const words = useInputLabel(experiment.object);
  const armWords = useArmWords(experiment);
  const { standing, pValue } = report.ratio;
  return (
    <section className={`card ${styles.said}`} aria-labelledby="arms">
      <div className="row" style={{ flexWrap: 'wrap' }}>
        <h2 id="arms">{t('experiments.ratio.title')}</h2>
        <Badge tone={tones[standing]}>{t(`experiments.ratio.${standing}`)}</Badge>
      </div>
      <p className="small text-2">
        {t(`experiments.ratio.said.${standing}`, { p: format.number(pValue.toFixed(3), 3) })}{' '}
        {report.outside > 0 && t('experiments.outside', { count: report.outside })}
      </p>
      <dl className={styles.figures}>
        {report.arms.map((arm) => (
          <div key={arm.arm}>
            <dt>
              {armWords(arm.arm)}
              {arm.arm === experiment.design.control && ` · ${t('experiments.control')}`}
            </dt>
            <dd>
              {format.number(arm.customers)}{' '}
              <span className="small text-3">
                {t('experiments.expected', { expected: format.number(Math.round(arm.expected)) })}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      {report.unbalanced.length > 0 && (
        <p className="small warn">
          {t('experiments.unbalanced', {
            fields: report.unbalanced.map(words).join(', '),
            count: report.unbalanced.length,
          })}
        </p>
      )}
    </section>
  );
}
