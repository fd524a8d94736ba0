import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { names, numbers } from '@/shared/charts/axes';
import { Chart } from '@/shared/charts/Chart';
import { ChartCard } from '@/shared/charts/ChartCard';
import { Estimates, Line, Rule } from '@/shared/charts/marks';
import type { ChartTable } from '@/shared/charts/table';
import { useCatalog } from '@/shared/api/catalog';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { Badge, type Tone } from '@/shared/ui/Badge';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import styles from '../predictions.module.css';
import { useInputLabel } from '../useInputWords';
import { type Experiment, type Lift, type Outcome, rankingQuery } from './experiments';
import { useAmounts } from './useAmounts';
import { useArmWords } from './useArmWords';

const tones: Record<string, Tone> = { HIGHER: 'good', LOWER: 'risk', NOT_YET_DISTINGUISHABLE: 'neutral' };

/** One outcome: the difference of every arm to control with its interval, the figures behind, and whether anybody can be ranked. */
export function Lifts({ experiment, outcome }: { experiment: Experiment; outcome: Outcome }) {
  const words = useInputLabel(experiment.object);
  return (
    <div className={styles.grid} style={{ marginBottom: 12 }}>
      <div className={styles.wide}>
        <Forest experiment={experiment} outcome={outcome} />
      </div>
      <div
        className={`card ${styles.scroller} ${styles.wide}`}
        tabIndex={0}
        role="region"
        aria-label={words(outcome.field)}
      >
        <Figures experiment={experiment} outcome={outcome} />
      </div>
      {outcome.lifts.map((lift) =>
        lift.ranking ? (
          <div key={lift.arm} className={outcome.lifts.length === 1 ? styles.wide : undefined}>
            <Ranked experiment={experiment} outcome={outcome} lift={lift} />
          </div>
        ) : null,
      )}
    </div>
  );
}

function Forest({ experiment, outcome }: { experiment: Experiment; outcome: Outcome }) {
  const t = useText();
  const words = useInputLabel(experiment.object);
  const armWords = useArmWords(experiment);
  const amounts = useAmounts(outcome);
  const field = words(outcome.field);
  const ends = outcome.lifts.flatMap((lift) => [lift.difference.low, lift.difference.high, 0]);
  const table: ChartTable = {
    columns: [
      { label: t('experiments.arm') },
      ...['difference', 'from', 'to'].map((column) => ({
        label: t(`experiments.${column}`),
        show: (value: unknown) => amounts.signed(Number(value)),
      })),
    ],
    rows: outcome.lifts.map((lift) => [
      armWords(lift.arm),
      lift.difference.value,
      lift.difference.low,
      lift.difference.high,
    ]),
  };
  const title = t('experiments.forest', { field });
  const sentence = outcome.lifts
    .map((lift) =>
      t(`experiments.said.${lift.difference.verdict}`, {
        arm: armWords(lift.arm),
        value: amounts.signed(lift.difference.value),
        low: amounts.signed(lift.difference.low),
        high: amounts.signed(lift.difference.high),
        visible: amounts.signed(lift.smallestVisible),
      }),
    )
    .join(' ');
  return (
    <ChartCard title={title} sentence={sentence} table={table}>
      <Chart
        label={title}
        height={60 + outcome.lifts.length * 40}
        x={numbers([Math.min(...ends), Math.max(...ends)], amounts.signed)}
        y={names(
          outcome.lifts.map((lift) => lift.arm),
          { show: armWords },
        )}
        table={table}
        grid="x"
        xTitle={t('experiments.toControl', { control: armWords(experiment.design.control) })}
      >
        <Rule x={0} />
        <Estimates
          estimates={outcome.lifts.map((lift) => ({
            name: lift.arm,
            value: lift.difference.value,
            low: lift.difference.low,
            high: lift.difference.high,
            colour:
              lift.difference.verdict === 'NOT_YET_DISTINGUISHABLE' ? 'c0' : lift.difference.value > 0 ? 'c1' : 'c2',
          }))}
        />
      </Chart>
    </ChartCard>
  );
}

function Figures({ experiment, outcome }: { experiment: Experiment; outcome: Outcome }) {
  const t = useText();
  const armWords = useArmWords(experiment);
  const { control } = experiment.design;
  const format = useFormat();
  const amounts = useAmounts(outcome);
  const sharpened = outcome.lifts.some((lift) => lift.sharpened);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('experiments.arm')}</th>
          <th scope="col" className="number">
            {t('experiments.customers')}
          </th>
          <th scope="col" className="number">
            {t('experiments.mean')}
          </th>
          <th scope="col" className="number">
            {t('experiments.difference')}
          </th>
          <th scope="col" className="number">
            {t('experiments.error')}
          </th>
          <th scope="col" className="number">
            {t('experiments.interval')}
          </th>
          <th scope="col" className="number">
            {t('experiments.inAll')}
          </th>
          {sharpened && (
            <th scope="col" className="number">
              {t('experiments.sharpened')}
            </th>
          )}
          <th scope="col">{t('experiments.result')}</th>
        </tr>
      </thead>
      <tbody>
        {outcome.arms.map((arm) => {
          const lift = outcome.lifts.find((one) => one.arm === arm.arm);
          return (
            <tr key={arm.arm}>
              <th scope="row">
                {armWords(arm.arm)}
                {arm.arm === control && <span className="text-3"> · {t('experiments.control')}</span>}
              </th>
              <td className="number">{format.number(arm.customers)}</td>
              <td className="number">{amounts.plain(arm.mean)}</td>
              <LiftCells lift={lift} outcome={outcome} sharpened={sharpened} />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function LiftCells({ lift, outcome, sharpened }: { lift?: Lift; outcome: Outcome; sharpened: boolean }) {
  const t = useText();
  const amounts = useAmounts(outcome);
  if (!lift) return <td colSpan={sharpened ? 6 : 5} />;
  const { difference, total } = lift;
  return (
    <>
      <td className="number">{amounts.signed(difference.value)}</td>
      <td className="number">{amounts.signed(difference.standardError).replace('+', '')}</td>
      <td className="number">
        {amounts.signed(difference.low)} … {amounts.signed(difference.high)}
      </td>
      <td className="number">
        {amounts.total(total.value)}{' '}
        <span className="text-3">
          {amounts.total(total.low)} … {amounts.total(total.high)}
        </span>
      </td>
      {sharpened && (
        <td className="number">
          {lift.sharpened && (
            <>
              {amounts.signed(lift.sharpened.difference.value)}{' '}
              <span className="text-3">
                {amounts.signed(lift.sharpened.difference.low)} … {amounts.signed(lift.sharpened.difference.high)}
              </span>
            </>
          )}
        </td>
      )}
      <td>
        <Badge tone={tones[difference.verdict]}>{t(`experiments.verdict.${difference.verdict}`)}</Badge>
      </td>
    </>
  );
}

function Ranked({ experiment, outcome, lift }: { experiment: Experiment; outcome: Outcome; lift: Lift }) {
  const t = useText();
  const words = useInputLabel(experiment.object);
  const armWords = useArmWords(experiment);
  const amounts = useAmounts(outcome);
  const ranking = lift.ranking!;
  const { qini } = ranking;
  const title = t('experiments.ranking.title', { arm: armWords(lift.arm), field: words(outcome.field) });
  const sentence = t(`experiments.ranking.${ranking.standing}`, {
    value: amounts.signed(qini?.coefficient ?? 0),
    low: amounts.signed(qini?.interval.low ?? 0),
    high: amounts.signed(qini?.interval.high ?? 0),
  });
  if (!qini)
    return (
      <section className={`card ${styles.block}`}>
        <h2>{title}</h2>
        <p className="small text-2">{sentence}</p>
      </section>
    );
  return <QiniCard experiment={experiment} outcome={outcome} lift={lift} title={title} sentence={sentence} />;
}

function QiniCard({
  experiment,
  outcome,
  lift,
  title,
  sentence,
}: {
  experiment: Experiment;
  outcome: Outcome;
  lift: Lift;
  title: string;
  sentence: string;
}) {
  const t = useText();
  const { percent } = useFormat();
  const amounts = useAmounts(outcome);
  const ranking = lift.ranking!;
  const curve = ranking.qini!.curve;
  const table: ChartTable = {
    columns: [
      { label: t('experiments.ranking.chosen'), show: (value) => percent(Number(value)) },
      { label: t('experiments.ranking.gained'), show: (value) => amounts.signed(Number(value)) },
      { label: t('experiments.ranking.random'), show: (value) => amounts.signed(Number(value)) },
    ],
    rows: curve.map((point) => [point.chosen, point.gained, point.atRandom]),
  };
  const values = curve.flatMap((point) => [point.gained, point.atRandom, 0]);
  return (
    <ChartCard title={title} sentence={sentence} table={table}>
      <Chart
        label={title}
        height={220}
        x={numbers([0, 1], percent)}
        y={numbers([Math.min(...values), Math.max(...values)], amounts.signed)}
        table={table}
        at={curve.map((point) => point.chosen)}
        xTitle={t('experiments.ranking.chosen')}
        yTitle={t('experiments.ranking.gained')}
      >
        <Line points={curve.map((point) => ({ x: point.chosen, y: point.atRandom }))} colour="c0" style="dashed" />
        <Line
          points={curve.map((point) => ({ x: point.chosen, y: point.gained }))}
          colour={ranking.standing === 'USABLE' ? 'c1' : 'c0'}
        />
      </Chart>
      {ranking.standing === 'USABLE' && <First experiment={experiment} arm={lift.arm} outcome={outcome} />}
    </ChartCard>
  );
}

/** Whom the action is expected to change most. */
function First({ experiment, arm, outcome }: { experiment: Experiment; arm: string; outcome: Outcome }) {
  const t = useText();
  const object = useCatalog().named(experiment.object);
  const amounts = useAmounts(outcome);
  const { data, error } = useQuery(rankingQuery(experiment.id, arm, outcome.field));
  if (error) return <ErrorPanel failure={error} />;
  return (
    <>
      <h3 style={{ marginTop: 10 }}>{t('experiments.ranking.first')}</h3>
      <ol className={styles.list}>
        {data?.items.map((item) => (
          <li key={item.record} className="row">
            {object ? (
              <Link to="/$path/$id" params={{ path: object.path, id: item.record }} className="link grow ellipsis">
                {item.name ?? item.record.slice(-6)}
              </Link>
            ) : (
              <span className="grow">{item.name}</span>
            )}
            <span className="tabular">{amounts.signed(item.effect)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
