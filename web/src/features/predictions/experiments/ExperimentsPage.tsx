import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCatalog } from '@/shared/api/catalog';
import { RelativeTime } from '@/shared/fields/RelativeTime';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { Badge } from '@/shared/ui/Badge';
import { Icon } from '@/shared/ui/Icon';
import { ListPage } from '@/shared/ui/ListPage';
import { isWorking } from '../predictions';
import styles from '../predictions.module.css';
import { useInputLabel } from '../useInputWords';
import { type Experiment, experimentsQuery, type Outcome } from './experiments';
import { useAmounts } from './useAmounts';
import { useArmWords } from './useArmWords';

/** Every experiment with its first lift. */
export function ExperimentsPage() {
  const t = useText();
  const query = useQuery(experimentsQuery);
  const begin = (
    <Button
      variant="filled"
      component={Link}
      to="/insight/experiments/new"
      leftSection={<Icon name="plus" size={14} />}
    >
      {t('experiments.new')}
    </Button>
  );
  return (
    <ListPage
      title={t('experiments.title')}
      subtitle={t('experiments.subtitle')}
      begin={begin}
      query={query}
      none={{ icon: 'chart', title: t('experiments.none'), hint: t('experiments.noneHint') }}
    >
      {(items) => (
        <div className={`card ${styles.scroller}`} tabIndex={0} role="region" aria-label={t('experiments.title')}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('predictions.name')}</th>
                <th scope="col" className="wide-only">
                  {t('predictions.object')}
                </th>
                <th scope="col">{t('experiments.result')}</th>
                <th scope="col" className="number wide-only">
                  {t('experiments.customers')}
                </th>
                <th scope="col" className="wide-only">
                  {t('experiments.comparedAt')}
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((one) => (
                <Row key={one.id} experiment={one} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </ListPage>
  );
}

function Row({ experiment }: { experiment: Experiment }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const object = useCatalog().named(experiment.object);
  const { report, state } = experiment;
  const count = report?.arms.reduce((sum, arm) => sum + arm.customers, 0);
  return (
    <tr>
      <th scope="row">
        <Link to="/insight/experiments/$id" params={{ id: experiment.id }} className="link">
          {experiment.name}
        </Link>
      </th>
      <td className="wide-only">{label(object?.pluralLabel)}</td>
      <td>
        {isWorking(state) ? (
          <Badge tone="accent">{t(`predictions.state.${state}`)}</Badge>
        ) : report ? (
          <ul className={styles.reasons}>
            {report.outcomes.map((outcome) => (
              <Result key={outcome.field} experiment={experiment} outcome={outcome} />
            ))}
          </ul>
        ) : (
          <Badge tone="risk">{t('predictions.state.refused')}</Badge>
        )}
      </td>
      <td className="number wide-only">{count === undefined ? '' : format.number(count)}</td>
      <td className="wide-only text-3">{experiment.finishedAt && <RelativeTime instant={experiment.finishedAt} />}</td>
    </tr>
  );
}

function Result({ experiment, outcome }: { experiment: Experiment; outcome: Outcome }) {
  const t = useText();
  const words = useInputLabel(experiment.object);
  const armWords = useArmWords(experiment);
  const amounts = useAmounts(outcome);
  return outcome.lifts.map((lift) => (
    <li key={lift.arm}>
      {words(outcome.field)} · {armWords(lift.arm)}:{' '}
      <span className="tabular">{amounts.signed(lift.difference.value)}</span>
      {lift.difference.verdict === 'NOT_YET_DISTINGUISHABLE' && (
        <span className="text-3"> · {t('experiments.verdict.NOT_YET_DISTINGUISHABLE')}</span>
      )}
    </li>
  ));
}
