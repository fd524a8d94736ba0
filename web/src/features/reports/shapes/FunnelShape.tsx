import { fromZero, names, numbers } from '@/shared/charts/axes';
import { Chart } from '@/shared/charts/Chart';
import { Bars } from '@/shared/charts/marks';
import type { ChartTable } from '@/shared/charts/table';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { useWords } from '../useWords';
import { everyTick, shortened } from './axis';
import { amount, byPlace } from './cells';
import type { ShapeProps } from './ResultView';

/** Steps from top to bottom in their own order: how much of the first and of the step before each one keeps. */
export function FunnelShape({ result, label, onDrill }: ShapeProps) {
  const t = useText();
  const words = useWords();
  const format = useFormat();
  const group = result.groups[0]!;
  const measure = result.measures[0]!;
  const find = byPlace(result.groups.length === 1 ? result.cells : result.totals[0]!);
  const steps = group.values.map((value, at) => {
    const cell = find([at]);
    return { at, name: words.value(group, value), value: amount(cell?.figures[0]) ?? 0, cell };
  });
  const first = steps[0]?.value ?? 0;
  const part = (value: number, of: number) => (of > 0 ? format.percent(value / of) : '–');
  const kept = steps.map((step, index) => ({
    ofFirst: part(step.value, first),
    ofBefore: index === 0 ? '' : part(step.value, steps[index - 1]!.value),
  }));
  const figures = steps.map((step) => (step.cell ? words.figure(measure, step.cell.figures[0]!) : '0'));
  const table: ChartTable = {
    columns: [
      { label: words.group(group) },
      { label: words.measure(measure) },
      { label: t('reports.ofFirst') },
      { label: t('reports.ofBefore') },
    ],
    rows: steps.map((step, index) => [step.name, figures[index]!, kept[index]!.ofFirst, kept[index]!.ofBefore]),
  };
  const show = (key: string) => shortened(steps[Number(key)]?.name ?? '');
  return (
    <Chart
      label={label}
      height={steps.length * 40 + 50}
      x={numbers(fromZero(steps.map((step) => step.value)), (at) => words.axis(measure, at))}
      y={everyTick(
        names(
          [...steps].reverse().map((step) => String(step.at)),
          { show },
        ),
      )}
      table={table}
      spots={(plot) =>
        steps.map((step, row) => ({
          x: (plot.left + plot.right) / 2,
          y: plot.y.at(String(step.at)),
          title: step.name,
          lines: [
            { label: words.measure(measure), value: figures[row]! },
            { label: t('reports.ofFirst'), value: kept[row]!.ofFirst },
            ...(row > 0 ? [{ label: t('reports.ofBefore'), value: kept[row]!.ofBefore }] : []),
          ],
          row,
        }))
      }
      onPick={(row) => onDrill([row, ...result.groups.slice(1).map(() => undefined)], steps[row]!.cell?.rows ?? 0)}
      grid="x"
    >
      <Bars
        horizontal
        bars={steps.map((step) => ({ name: String(step.at), parts: [{ value: step.value, colour: 'c1' }] }))}
      />
    </Chart>
  );
}
