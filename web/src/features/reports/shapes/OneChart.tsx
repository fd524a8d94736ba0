import { days, fromZero, names, numbers } from '@/shared/charts/axes';
import { Chart } from '@/shared/charts/Chart';
import { Bars, Line, Points } from '@/shared/charts/marks';
import type { ChartTable } from '@/shared/charts/table';
import { useText } from '@/shared/i18n/text';
import { useWords } from '../useWords';
import { everyTick, shortened } from './axis';
import { Layers } from './Layers';
import type { ShapeProps } from './ResultView';
import { type Drawn, endsOf, isDated, placesOf, seriesOf, stacks } from './series';

interface Props extends Omit<ShapeProps, 'onDrill'> {
  kind: Drawn;
  /** Where the axis of figures ends, so that several charts have the same; its own where it is not told. */
  domain?: readonly number[];
  /** Nothing opens where the records behind cannot be told. */
  onDrill?: ShapeProps['onDrill'];
}

/** Bars, lines or areas over the values of the first group, the second one as series; of the first measure. */
export function OneChart({ result, label, height, kind, domain, onDrill }: Props) {
  const t = useText();
  const words = useWords();
  const { series } = seriesOf(result, words, t('reports.others'));
  const group = result.groups[0]!;
  const measure = result.measures[0]!;
  const dated = isDated(group);
  const timed = dated && kind !== 'bar';
  const places = placesOf(result, kind).map((at) => ({ value: group.values[at]!, at }));
  const stacked = stacks(result, kind);
  // Figures that do not add up stand as points beside each other, for which the names must lie below.
  const horizontal = kind === 'bar' && !dated && (stacked || series.length === 1);
  const table: ChartTable = {
    columns: [
      { label: words.group(group) },
      ...series.map((one) => ({
        label: one.name,
        show: (value: string | number | null) =>
          words.figure(measure, { value: value === null ? null : String(value), currency: unit(result), mixed: false }),
      })),
    ],
    rows: places.map(({ value, at }) => [
      words.value(group, value) + (value.unfinished ? ` ${t('reports.unfinished')}` : ''),
      ...series.map((one) => one.points[at]!.value),
    ]),
  };
  const along = numbers(fromZero(domain ?? endsOf(series, placesOf(result, kind), stacked)), (at) =>
    words.axis(measure, at),
  );
  const show = (key: string) => words.value(group, group.values[Number(key)]!);
  const keys = places.map(({ at }) => String(at));
  const across = timed
    ? days(span(places.map(({ value }) => date(value.from!))), (day) => words.short(group, periodAt(group.values, day)))
    : // An axis of names that stands upright begins at the bottom.
      names(horizontal ? [...keys].reverse() : keys, { show: horizontal ? (key) => shortened(show(key)) : show });
  const at = (place: number) => (timed ? date(group.values[place]!.from!) : String(place));
  const tall = horizontal ? Math.max(height, places.length * 26 + 50) : height;
  return (
    <Chart
      label={label}
      height={tall}
      x={horizontal ? along : across}
      y={horizontal ? everyTick(across) : along}
      table={table}
      at={horizontal ? undefined : places.map((place) => at(place.at))}
      spots={
        horizontal
          ? (plot) =>
              places.map((place, row) => ({
                x: plot.left + (plot.right - plot.left) / 2,
                y: plot.y.at(String(place.at)),
                title: String(table.rows[row]![0]),
                lines: series.map((one, index) => ({
                  label: one.name,
                  value: table.columns[index + 1]!.show!(one.points[place.at]!.value),
                })),
                row,
              }))
          : undefined
      }
      onPick={
        onDrill &&
        ((row) => {
          const place = places[row]!.at;
          const rows = series.reduce((sum, one) => sum + one.points[place]!.rows, 0);
          onDrill([place, ...result.groups.slice(1).map(() => undefined)], rows);
        })
      }
      grid={horizontal ? 'x' : 'y'}
    >
      {kind === 'bar' && stacked && (
        <Bars
          horizontal={horizontal}
          bars={places.map((place) => ({
            name: String(place.at),
            parts: series.flatMap((one) => {
              const value = one.points[place.at]!.value;
              return value === null ? [] : [{ value, colour: one.colour }];
            }),
          }))}
        />
      )}
      {kind === 'bar' &&
        !stacked &&
        series.map((one, index) =>
          series.length === 1 ? (
            <Bars
              key={one.name}
              horizontal={horizontal}
              bars={places.map((place) => ({
                name: String(place.at),
                parts: [{ value: one.points[place.at]!.value ?? 0, colour: one.colour }],
              }))}
            />
          ) : (
            <Points
              key={index}
              colour={one.colour}
              points={places.map((place) => ({ x: String(place.at), y: one.points[place.at]!.value }))}
            />
          ),
        )}
      {kind === 'area' && (
        <Layers
          places={places.map((place) => at(place.at))}
          layers={series.map((one) => ({
            colour: one.colour,
            values: places.map((place) => one.points[place.at]!.value ?? 0),
          }))}
        />
      )}
      {kind === 'line' &&
        series.map((one) => (
          <Line
            key={one.name}
            colour={one.colour}
            points={places.map((place) => ({ x: at(place.at), y: one.points[place.at]!.value }))}
          />
        ))}
    </Chart>
  );
}

const date = (day: string) => new Date(`${day}T00:00:00Z`);

function span(days: Date[]): [Date, Date] {
  return [days[0]!, days.at(-1)!];
}

/** The period that a tick of the axis stands in. */
function periodAt<V extends { from?: string | null }>(values: V[], day: Date): V {
  const text = day.toISOString().slice(0, 10);
  return values.findLast((value) => value.from != null && value.from <= text) ?? values[0]!;
}

/** The currency of all figures, where they are money in one. */
function unit({ all }: ShapeProps['result']): string | undefined {
  return all.figures[0]?.currency ?? undefined;
}
