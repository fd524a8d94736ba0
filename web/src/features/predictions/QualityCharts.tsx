import { fromZero, names, numbers } from '@/shared/charts/axes';
import { Chart } from '@/shared/charts/Chart';
import { ChartCard } from '@/shared/charts/ChartCard';
import { Bars, Line, Points } from '@/shared/charts/marks';
import type { CellValue, ChartTable } from '@/shared/charts/table';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import type { Report } from './predictions';
import { useInputLabel } from './useInputWords';
import { chosenOf } from './Verdict';

const height = 240;
const most = 12;

/** How many of all yes are among those with the highest probability. */
export function GainChart({ report }: { report: Report }) {
  const t = useText();
  const { percent } = useFormat();
  const { tenths } = chosenOf(report);
  const points = [{ x: 0, y: 0 }, ...tenths.map((tenth, index) => ({ x: (index + 1) / 10, y: tenth.captured }))];
  const show = (value: CellValue) => percent(Number(value));
  const table: ChartTable = {
    columns: [
      { label: t('predictions.gain.chosen'), show },
      { label: t('predictions.gain.captured'), show },
      { label: t('predictions.gain.random'), show },
    ],
    rows: points.map((point) => [point.x, point.y, point.x]),
  };
  const title = t('predictions.gain.title');
  return (
    <ChartCard
      title={title}
      sentence={t('predictions.gain.sentence', { share: percent(tenths[1]?.captured ?? 0) })}
      table={table}
    >
      <Chart
        label={title}
        height={height}
        x={numbers([0, 1], percent)}
        y={numbers([0, 1], percent)}
        table={table}
        at={points.map((point) => point.x)}
        xTitle={t('predictions.gain.chosen')}
        yTitle={t('predictions.gain.captured')}
      >
        <Line
          points={[
            { x: 0, y: 0 },
            { x: 1, y: 1 },
          ]}
          colour="c0"
          style="dashed"
        />
        <Line points={points} colour="c1" />
        <Points points={points} colour="c1" radius={3} />
      </Chart>
    </ChartCard>
  );
}

/** Whether probabilities come true as often as they say. */
export function CalibrationChart({ report }: { report: Report }) {
  const t = useText();
  const { percent, number } = useFormat();
  const { tenths, calibrationError } = chosenOf(report);
  const points = [...tenths].reverse().map((tenth) => ({ x: tenth.predicted, y: tenth.happened }));
  const show = (value: CellValue) => percent(Number(value));
  const table: ChartTable = {
    columns: [
      { label: t('predictions.calibration.predicted'), show },
      { label: t('predictions.calibration.happened'), show },
    ],
    rows: points.map((point) => [point.x, point.y]),
  };
  const end = Math.max(...points.map((point) => Math.max(point.x, point.y)));
  const title = t('predictions.calibration.title');
  return (
    <ChartCard
      title={title}
      sentence={t('predictions.calibration.sentence', { error: number((calibrationError * 100).toFixed(1), 1) })}
      table={table}
    >
      <Chart
        label={title}
        height={height}
        x={numbers([0, end], percent)}
        y={numbers([0, end], percent)}
        table={table}
        at={points.map((point) => point.x)}
        xTitle={t('predictions.calibration.predicted')}
        yTitle={t('predictions.calibration.happened')}
      >
        <Line
          points={[
            { x: 0, y: 0 },
            { x: end, y: end },
          ]}
          colour="c0"
          style="dashed"
        />
        <Line points={points} colour="c1" />
        <Points points={points} colour="c1" radius={3} />
      </Chart>
    </ChartCard>
  );
}

/** What the model loses where one field's values are dealt out at random. */
export function ImportanceChart({ object, report }: { object: string; report: Report }) {
  const t = useText();
  const format = useFormat();
  const words = useInputLabel(object);
  const shown = report.importances.slice(0, most);
  const lost = (value: number) => format.number(value.toFixed(4), 4);
  const table: ChartTable = {
    columns: [
      { label: t('predictions.importance.field') },
      { label: t('predictions.importance.lost'), show: (value) => lost(Number(value)) },
    ],
    rows: report.importances.map((one) => [words(one.feature), one.aucLost]),
  };
  const title = t('predictions.importance.title');
  const strongest = shown[0];
  return (
    <ChartCard
      title={title}
      sentence={
        strongest
          ? t('predictions.importance.sentence', { field: words(strongest.feature), lost: lost(strongest.aucLost) })
          : t('predictions.importance.none')
      }
      table={table}
    >
      <Chart
        label={title}
        height={40 + shown.length * 24}
        x={numbers(fromZero(shown.map((one) => one.aucLost)), (value) => format.number(value, 3))}
        y={names(
          shown.map((one) => one.feature),
          { show: (name) => short(words(name)) },
        )}
        table={table}
        grid="x"
        xTitle={t('predictions.importance.lost')}
      >
        <Bars
          horizontal
          bars={shown.map((one) => ({ name: one.feature, parts: [{ value: one.aucLost, colour: 'c1' }] }))}
        />
      </Chart>
    </ChartCard>
  );
}

const longest = 26;

/** The whole word stands in the table; beside the bars there is room for so much. */
function short(word: string): string {
  return word.length > longest ? `${word.slice(0, longest - 1)}…` : word;
}
