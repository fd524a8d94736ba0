import { useMediaQuery } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { ChartCard } from '@/shared/charts/ChartCard';
import type { CellValue, ChartTable } from '@/shared/charts/table';
import { type Fall, Waterfall } from '@/shared/charts/Waterfall';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import type { Capital } from './pictures';

const order = ['new', 'up', 'grown', 'down', 'shrunk', 'lost'] as const;

/** From the capital of a year ago to that of today, by what customers did. */
export function CapitalChange({ capital }: { capital: Capital }) {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const upright = !useMediaQuery('(max-width: 700px)');
  const { currency, now, before } = capital;
  const money = (amount: number) => format.short({ amount: String(amount), currency });
  const signed = (amount: number) => (amount > 0 ? '+' : amount < 0 ? '−' : '') + format.shortNumber(Math.abs(amount));
  const steps = order.map(
    (step) => capital.steps.find((found) => found.step === step) ?? { step, customers: 0, change: 0 },
  );
  const sum = (sign: 1 | -1) =>
    steps.reduce((total, { change }) => total + (Math.sign(change) === sign ? Math.abs(change) : 0), 0);
  const levels = steps.reduce<number[]>((all, { change }) => [...all, all.at(-1)! + change], [before]);
  const falls: Fall[] = [
    { name: format.month(capital.yearAgo), from: 0, to: before, whole: true, text: money(before) },
    ...steps.map(({ step, change }, index) => ({
      name: t(`pictures.step.${step}`),
      from: levels[index]!,
      to: levels[index + 1]!,
      text: signed(change),
    })),
    { name: format.month(capital.asOf), from: 0, to: now, whole: true, text: money(now) },
  ];
  const exact = (value: CellValue) =>
    value === null ? '' : format.money({ amount: String(Math.round(Number(value))), currency });
  const table: ChartTable = {
    columns: [
      { label: t('pictures.stepOf') },
      { label: t('pictures.change'), show: exact },
      { label: t('pictures.customers'), show: (value) => (value === null ? '' : format.number(Number(value))) },
    ],
    rows: [
      [falls[0]!.name, before, null],
      ...steps.map(({ change, customers }, index): CellValue[] => [falls[index + 1]!.name, change, customers]),
      [falls.at(-1)!.name, now, capital.customers],
    ],
  };
  return (
    <ChartCard
      title={t('pictures.grow')}
      sentence={t('pictures.growAnswer', { gained: money(sum(1)), lost: money(sum(-1)) })}
      table={table}
    >
      <Waterfall
        label={t('pictures.grow')}
        height={upright ? 280 : 300}
        falls={falls}
        table={table}
        upright={upright}
        show={(value) => money(value)}
        cutTitle={(cut) => (cut > 0 ? t('pictures.cut', { cut: money(cut) }) : '')}
        onPick={(row) => {
          const step = steps[row - 1];
          if (step) void navigate({ to: '/insight/customers', search: { set: 'capital', step: step.step } });
        }}
      />
    </ChartCard>
  );
}
