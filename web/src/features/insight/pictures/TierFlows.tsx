import { SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Alluvial } from '@/shared/charts/Alluvial';
import { ChartCard } from '@/shared/charts/ChartCard';
import type { Colour } from '@/shared/charts/plot';
import type { ChartTable } from '@/shared/charts/table';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { rank, type Tiering, tierOrder } from './pictures';
import styles from './pictures.module.css';
import { useSetWords } from './useSetWords';

/** Who moved between tiers: streams between two years, as wide as the customers or the money that moved. */
export function TierFlows({ tiering, drill }: { tiering: Tiering; drill: boolean }) {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const words = useSetWords();
  const [by, setBy] = useState<'customers' | 'money'>('customers');
  const money = (amount: number) => format.short({ amount: String(amount), currency: tiering.currency });
  const shown = (amount: number) => (by === 'money' ? money(amount) : format.number(Math.round(amount)));
  const moves = tiering.moves.map((move) => {
    const change = rank(move.to) - rank(move.from);
    const colour: Colour = change > 0 ? 'c1' : change < 0 ? 'c2' : 'c0';
    // Of those who are new in the picture there is only what they bring now; of all others what moves is what they brought.
    const moved = Math.max(0, move.from ? move.before : move.after);
    return { ...move, change, colour, moved, value: by === 'money' ? moved : move.customers };
  });
  const flows = moves.map((move) => ({
    from: move.from ?? 'none',
    to: move.to ?? 'none',
    value: move.value,
    colour: move.colour,
  }));
  const sum = (direction: 1 | -1) =>
    moves
      .filter((move) => Math.sign(move.change) === direction)
      .reduce(
        (total, { customers, moved }) => ({ customers: total.customers + customers, moved: total.moved + moved }),
        {
          customers: 0,
          moved: 0,
        },
      );
  const [up, down] = [sum(1), sum(-1)];
  const table: ChartTable = {
    columns: [
      { label: t('pictures.move') },
      { label: t('pictures.customers'), show: (value) => format.number(Number(value)) },
      { label: t('pictures.before'), show: (value) => money(Number(value)) },
      { label: t('pictures.after'), show: (value) => money(Number(value)) },
    ],
    rows: moves.map((move) => [
      t('pictures.set.moved', { from: words.tier(move.from), to: words.tier(move.to) }),
      move.customers,
      move.before,
      move.after,
    ]),
  };
  return (
    <ChartCard
      title={t('pictures.moved')}
      sentence={t('pictures.movedAnswer', {
        up: up.customers,
        upMoney: money(up.moved),
        down: down.customers,
        downMoney: money(down.moved),
      })}
      table={table}
    >
      <div className={styles.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t('pictures.widthBy')}
          value={by}
          onChange={(value) => setBy(value as 'customers' | 'money')}
          data={[
            { value: 'customers', label: t('pictures.byCustomers') },
            { value: 'money', label: t('pictures.byMoney') },
          ]}
        />
        <span className="meta text-3">{t('pictures.colours')}</span>
      </div>
      <Alluvial
        label={t('pictures.moved')}
        height={300}
        flows={flows}
        names={tierOrder}
        nameOf={(name) => (name === 'none' ? t('pictures.none') : name)}
        amount={shown}
        leftTitle={format.day(tiering.from)}
        rightTitle={format.day(tiering.to)}
        table={table}
        onPick={
          drill
            ? (row) =>
                void navigate({
                  to: '/insight/customers',
                  search: { set: 'moved', from: flows[row]!.from, to: flows[row]!.to },
                })
            : undefined
        }
      />
    </ChartCard>
  );
}
