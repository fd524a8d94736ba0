import { useText } from '@/shared/i18n/text';
import { useWords } from '../useWords';
import { ordered } from './cells';
import type { ShapeProps } from './ResultView';
import styles from './shapes.module.css';

const shownRows = 500;

/** One row for each cell, everything together below. */
export function TableShape({ result, label, onDrill }: ShapeProps) {
  const t = useText();
  const words = useWords();
  const cells = ordered(result.cells);
  const plain = result.groups.length === 0;
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.table}>
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            {result.groups.map((group) => (
              <th key={group.by} scope="col">
                {words.group(group)}
              </th>
            ))}
            {result.measures.map((measure, index) => (
              <th key={index} scope="col" className={styles.number}>
                {words.measure(measure)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cells.slice(0, shownRows).map((cell, row) => (
            <tr key={cell.at.join(' ')}>
              {result.groups.map((group, index) => {
                const text = words.value(group, group.values[cell.at[index]!]!);
                const before = cells[row - 1];
                const same = before !== undefined && cell.at.slice(0, index + 1).every((at, i) => at === before.at[i]);
                return index === result.groups.length - 1 ? (
                  <th key={group.by} scope="row">
                    <button type="button" className={styles.open} onClick={() => onDrill(cell.at, cell.rows)}>
                      {text}
                      {group.values[cell.at[index]!]!.unfinished && (
                        <span className="text-3"> {t('reports.unfinished')}</span>
                      )}
                    </button>
                  </th>
                ) : (
                  <td key={group.by} className={same ? 'text-3' : undefined}>
                    {text}
                  </td>
                );
              })}
              {result.measures.map((measure, index) => (
                <td key={index} className={styles.number}>
                  {plain ? (
                    <button type="button" className={styles.open} onClick={() => onDrill([], cell.rows)}>
                      {words.figure(measure, cell.figures[index]!)}
                    </button>
                  ) : (
                    words.figure(measure, cell.figures[index]!)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {!plain && (
          <tfoot>
            <tr>
              <th scope="row" colSpan={result.groups.length}>
                <button
                  type="button"
                  className={styles.open}
                  onClick={() =>
                    onDrill(
                      result.groups.map(() => undefined),
                      result.all.rows,
                    )
                  }
                >
                  {t('reports.total')}
                </button>
              </th>
              {result.measures.map((measure, index) => (
                <td key={index} className={styles.number}>
                  {words.figure(measure, result.all.figures[index]!)}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {cells.length > shownRows && (
        <p className="meta text-3">{t('reports.firstRows', { shown: shownRows, all: cells.length })}</p>
      )}
    </div>
  );
}
