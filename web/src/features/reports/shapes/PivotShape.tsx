import { useText } from '@/shared/i18n/text';
import { useWords } from '../useWords';
import { byPlace, ordered } from './cells';
import type { ShapeProps } from './ResultView';
import styles from './shapes.module.css';

const shownColumns = 60;

/** The last group across, the ones before it down; the first measure in each cell, all together at right and below. */
export function PivotShape({ result, label, onDrill }: ShapeProps) {
  const t = useText();
  const words = useWords();
  const last = result.groups.length - 1;
  const across = result.groups[last]!;
  const measure = result.measures[0]!;
  const find = byPlace(result.cells);
  const lines = [...new Map(ordered(result.cells).map((cell) => [cell.at.slice(0, last).join(' '), cell.at])).values()];
  const rowTotal = byPlace(result.totals[0]!);
  const columnTotal = byPlace(result.totals[last]!);
  const whole = last === 1;
  const columns = across.values.map((_, index) => index).slice(0, shownColumns);
  const nothing = result.groups.map(() => undefined);
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.table}>
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            {result.groups.slice(0, last).map((group) => (
              <th key={group.by} scope="col">
                {words.group(group)}
              </th>
            ))}
            {columns.map((column) => (
              <th key={column} scope="col" className={styles.number}>
                {words.value(across, across.values[column]!)}
              </th>
            ))}
            {whole && (
              <th scope="col" className={styles.number}>
                {t('reports.total')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((at) => {
            const front = at.slice(0, last);
            const total = whole ? rowTotal(front) : undefined;
            return (
              <tr key={front.join(' ')}>
                {front.map((place, index) => (
                  <th key={index} scope="row">
                    {words.value(result.groups[index]!, result.groups[index]!.values[place]!)}
                  </th>
                ))}
                {columns.map((column) => {
                  const cell = find([...front, column]);
                  return (
                    <td key={column} className={styles.number}>
                      {cell && (
                        <button type="button" className={styles.open} onClick={() => onDrill(cell.at, cell.rows)}>
                          {words.figure(measure, cell.figures[0]!)}
                        </button>
                      )}
                    </td>
                  );
                })}
                {whole && (
                  <td className={`${styles.number} strong`}>
                    {total && (
                      <button
                        type="button"
                        className={styles.open}
                        onClick={() => onDrill([front[0], undefined], total.rows)}
                      >
                        {words.figure(measure, total.figures[0]!)}
                      </button>
                    )}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={last}>
              {t('reports.total')}
            </th>
            {columns.map((column) => {
              const total = columnTotal([column]);
              return (
                <td key={column} className={styles.number}>
                  {total && (
                    <button
                      type="button"
                      className={styles.open}
                      onClick={() => onDrill([...nothing.slice(0, last), column], total.rows)}
                    >
                      {words.figure(measure, total.figures[0]!)}
                    </button>
                  )}
                </td>
              );
            })}
            {whole && (
              <td className={styles.number}>
                <button type="button" className={styles.open} onClick={() => onDrill(nothing, result.all.rows)}>
                  {words.figure(measure, result.all.figures[0]!)}
                </button>
              </td>
            )}
          </tr>
        </tfoot>
      </table>
      {across.values.length > shownColumns && (
        <p className="meta text-3">{t('reports.firstColumns', { shown: shownColumns, all: across.values.length })}</p>
      )}
    </div>
  );
}
