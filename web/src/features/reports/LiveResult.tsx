import { Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ChartCard } from '@/shared/charts/ChartCard';
import type { ChartTable } from '@/shared/charts/table';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { usePoorness } from '@/shared/standing/PoorMark';
import { leadsToModelled } from '@/shared/standing/modelled';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { type Definition, fileUrl, type Result, resultQuery, type Shape } from './api';
import { ordered } from './shapes/cells';
import { drawnAs, ResultView } from './shapes/ResultView';
import styles from './reports.module.css';
import { useDrill } from './useDrill';
import { useWords, type Words } from './useWords';

/**
 * The figures of a definition with their picture. What was kept is shown at once with its date, and counted anew where the
 * data have changed since; while that is on its way the old figures stay.
 */
export function LiveResult({
  object,
  definition,
  title,
  height,
  actions,
}: {
  object: string;
  definition: Definition;
  title: string;
  height: number;
  /** Further items of the menu. */
  actions?: ReactNode;
}) {
  const t = useText();
  const words = useWords();
  const format = useFormat();
  const kept = useQuery(resultQuery(object, definition));
  const stale = kept.data !== undefined && !kept.isPlaceholderData && !kept.data.current;
  const anew = useQuery({ ...resultQuery(object, definition, true), enabled: stale, placeholderData: undefined });
  const result = stale && anew.data ? anew.data : kept.data;
  const [drill, dialog] = useDrill(result);
  const poorness = usePoorness();
  if (kept.error) {
    return <ErrorPanel failure={kept.error} title={t('reports.failed')} retry={() => void kept.refetch()} />;
  }
  if (!result) return <SkeletonLines lines={6} />;
  const counting = kept.isPlaceholderData || (stale && anew.isFetching);
  const shape = (definition.shape ?? 'table') as Shape;
  const modelled = [
    ...(definition.groups ?? []).map(({ by }) => by),
    ...(definition.measures ?? []).map(({ of }) => of),
  ];
  const doubt = poorness && modelled.some((path) => path && leadsToModelled(path)) ? ` · ${poorness}` : '';
  const sentence = words.sentence(result) + doubt;
  const old = stale && !anew.data ? ` · ${t('reports.asOf', { time: format.exact(result.countedAt) })}` : '';
  return (
    <div className={styles.live} aria-busy={counting} data-counting={counting || undefined}>
      <ChartCard
        title={title}
        sentence={sentence + old}
        table={tableOf(result, words)}
        drawn={result.all.rows > 0 && !['table', 'pivot'].includes(drawnAs(shape, result))}
        keepsRows={false}
        actions={
          <>
            {actions}
            <Menu.Item
              component="a"
              href={fileUrl(object, definition, 'csv', title)}
              leftSection={<Icon name="export" />}
            >
              {t('reports.exportCsv')}
            </Menu.Item>
            <Menu.Item
              component="a"
              href={fileUrl(object, definition, 'xlsx', title)}
              leftSection={<Icon name="table" />}
            >
              {t('reports.exportXlsx')}
            </Menu.Item>
          </>
        }
      >
        {anew.error && <ErrorPanel failure={anew.error} title={t('reports.failed')} />}
        {result.all.rows === 0 ? (
          <EmptyState icon="chart" title={t('reports.nothing')}>
            {t('reports.nothingHint')}
          </EmptyState>
        ) : (
          <div className={styles.shape} style={{ maxHeight: height + 80 }}>
            <ResultView shape={shape} result={result} label={`${title}. ${sentence}`} height={height} onDrill={drill} />
          </div>
        )}
      </ChartCard>
      {dialog}
    </div>
  );
}

function tableOf(result: Result, words: Words): ChartTable {
  return {
    columns: [
      ...result.groups.map((group) => ({ label: words.group(group) })),
      ...result.measures.map((measure) => ({ label: words.measure(measure) })),
    ],
    rows: ordered(result.cells).map((cell) => [
      ...result.groups.map((group, index) => words.value(group, group.values[cell.at[index]!]!)),
      ...cell.figures.map((figure) => (figure.value == null ? null : Number(figure.value))),
    ]),
  };
}
