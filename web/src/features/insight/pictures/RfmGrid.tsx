import { SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { everyTick, names } from '@/shared/charts/axes';
import { Chart } from '@/shared/charts/Chart';
import { ChartCard } from '@/shared/charts/ChartCard';
import { type Cell, Cells } from '@/shared/charts/marks';
import type { ChartTable } from '@/shared/charts/table';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import type { Rfm } from './pictures';
import styles from './pictures.module.css';

const fifths = ['1', '2', '3', '4', '5'] as const;

/** The base by how lately and how often it bought: shade and number are customers or money. */
export function RfmGrid({ rfm }: { rfm: Rfm }) {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const [by, setBy] = useState<'customers' | 'money'>('customers');
  const money = (amount: number) => format.short({ amount: String(amount), currency: rfm.currency });
  const amount = (cell: { customers: number; spent: number }) => (by === 'money' ? cell.spent : cell.customers);
  const most = Math.max(1, ...rfm.cells.map(amount));
  const customers = rfm.cells.reduce((sum, cell) => sum + cell.customers, 0);
  const spent = rfm.cells.reduce((sum, cell) => sum + cell.spent, 0);
  const best = rfm.cells.filter((cell) => cell.recency >= 4 && cell.frequency >= 4);
  const fading = rfm.cells.filter((cell) => cell.recency <= 2 && cell.frequency >= 4);
  const sum = (cells: typeof best, of: 'customers' | 'spent') => cells.reduce((total, cell) => total + cell[of], 0);
  const days = (fifth: number) => bound(rfm.days, 5 - fifth, (value) => t('pictures.days', { days: value }));
  const times = (fifth: number) =>
    bound(rfm.purchases, fifth - 1, (value) => t('pictures.purchases', { count: value }));
  const table: ChartTable = {
    columns: [
      { label: t('pictures.cell') },
      { label: t('pictures.customers'), show: (value) => format.number(Number(value)) },
      { label: t('pictures.spent'), show: (value) => money(Number(value)) },
    ],
    rows: rfm.cells.map((cell) => [
      t('pictures.set.rfm', { recency: cell.recency, frequency: cell.frequency }),
      cell.customers,
      cell.spent,
    ]),
  };
  const cells: Cell[] = rfm.cells.map((cell) => ({
    x: String(cell.frequency),
    y: String(cell.recency),
    depth: Math.min(0.999, amount(cell) / most),
    text: format.shortNumber(Math.round(amount(cell))),
  }));
  return (
    <ChartCard
      title={t('pictures.rfm')}
      sentence={t('pictures.rfmAnswer', {
        best: customers === 0 ? format.percent(0) : format.percent(sum(best, 'customers') / customers),
        money: spent <= 0 ? format.percent(0) : format.percent(sum(best, 'spent') / spent),
        fading: sum(fading, 'customers'),
      })}
      table={table}
    >
      <div className={styles.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t('pictures.shadeBy')}
          value={by}
          onChange={(value) => setBy(value as 'customers' | 'money')}
          data={[
            { value: 'customers', label: t('pictures.byCustomers') },
            { value: 'money', label: t('pictures.byMoney') },
          ]}
        />
      </div>
      <Chart
        label={t('pictures.rfm')}
        height={280}
        x={names(fifths, { gap: 0.06 })}
        y={everyTick(names(fifths, { gap: 0.08 }))}
        grid="none"
        yTitle={t('pictures.rfmUp')}
        xTitle={t('pictures.rfmAlong')}
        table={table}
        spots={(plot) =>
          rfm.cells.map((cell, row) => ({
            x: plot.x.at(String(cell.frequency)),
            y: plot.y.at(String(cell.recency)),
            title: t('pictures.set.rfm', { recency: cell.recency, frequency: cell.frequency }),
            lines: [
              { label: t('pictures.customers'), value: format.number(cell.customers) },
              { label: t('pictures.spent'), value: money(cell.spent) },
              { label: t('pictures.lastOrder'), value: days(cell.recency) },
              { label: t('pictures.often'), value: times(cell.frequency) },
            ],
            row,
          }))
        }
        onPick={(row) => {
          const { recency, frequency } = rfm.cells[row]!;
          void navigate({ to: '/insight/customers', search: { set: 'rfm', recency, frequency } });
        }}
      >
        <Cells cells={cells} />
      </Chart>
    </ChartCard>
  );
}

/** What the n-th of five parts spans, by the four bounds between them. */
function bound(bounds: readonly number[], part: number, say: (value: string) => string): string {
  const [above, until] = [bounds[part - 1], bounds[part]];
  if (until === undefined) return say(`> ${above}`);
  return say(above === undefined ? `≤ ${until}` : `> ${above}, ≤ ${until}`);
}
