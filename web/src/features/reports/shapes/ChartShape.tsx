import { useText } from '@/shared/i18n/text';
import { useWords } from '../useWords';
import { OneChart } from './OneChart';
import { panelsOf } from './panels';
import type { ShapeProps } from './ResultView';
import { type Drawn, endsOf, placesOf, type Series, seriesOf, stacks } from './series';
import styles from './shapes.module.css';

type Props = ShapeProps & { kind: Drawn };

/** A chart of one or two groups; the third makes a small one of each of its values. */
export function ChartShape(props: Props) {
  const t = useText();
  const words = useWords();
  if (props.result.groups.length > 2) return <Panels {...props} />;
  const { series, left } = seriesOf(props.result, words, t('reports.others'));
  return (
    <>
      <Legend series={series} />
      <OneChart {...props} />
      <Left series={left} />
    </>
  );
}

const lowest = 150;

/** Small charts side by side with the same axes and the same series, so that they can be compared. */
function Panels({ result, label, height, kind, onDrill }: Props) {
  const t = useText();
  const words = useWords();
  const others = t('reports.others');
  const { panels, left } = panelsOf(result, words, others);
  const drawn = panels.map((panel) => seriesOf(panel.result, words, others));
  const places = placesOf(result, kind);
  const domain = drawn.flatMap(({ series }) => endsOf(series, places, stacks(result, kind)));
  return (
    <>
      <Legend series={drawn[0]?.series ?? []} />
      <div className={styles.panels}>
        {panels.map(({ name, place, result: part }) => (
          <section key={place ?? 'others'} data-panel={name}>
            <h3 className="small">{name}</h3>
            <OneChart
              result={part}
              label={`${label} ${words.group(result.groups[2]!)}: ${name}`}
              height={Math.max(lowest, height / 2)}
              kind={kind}
              domain={domain}
              onDrill={place === undefined ? undefined : ([first], rows) => onDrill([first, undefined, place], rows)}
            />
          </section>
        ))}
      </div>
      <Left series={drawn[0]?.left ?? 0} panels={left} />
    </>
  );
}

function Legend({ series }: { series: readonly Series[] }) {
  if (series.length < 2) return null;
  return (
    <ul className={styles.legend} aria-hidden="true">
      {series.map((one) => (
        <li key={one.name} data-colour={one.colour}>
          {one.name}
        </li>
      ))}
    </ul>
  );
}

/** What is too much for the picture is said. */
function Left({ series, panels = 0 }: { series: number; panels?: number }) {
  const t = useText();
  return (
    <>
      {series > 0 && <p className="meta text-3">{t('reports.seriesLeft', { count: series })}</p>}
      {panels > 0 && <p className="meta text-3">{t('reports.panelsLeft', { count: panels })}</p>}
    </>
  );
}
