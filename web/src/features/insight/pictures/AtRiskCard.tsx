import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { numbers, powers } from '@/shared/charts/axes';
import { Chart } from '@/shared/charts/Chart';
import { ChartCard } from '@/shared/charts/ChartCard';
import { type Dot, Dots, Region } from '@/shared/charts/marks';
import type { ChartTable } from '@/shared/charts/table';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { type AtRisk, atRiskQuery } from './pictures';
import styles from './pictures.module.css';
import { SetItems } from './SegmentItem';
import { Waiting } from './Waiting';

/** Who is worth much and likely to leave: value against risk, a sample of all, and the names of the largest. */
export function AtRiskCard() {
  const query = useQuery(atRiskQuery);
  return <Waiting query={query}>{(data) => <Save risk={data} />}</Waiting>;
}

function Save({ risk }: { risk: AtRisk }) {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const money = (amount: number) => format.short({ amount: String(amount), currency: risk.currency });
  const named = new Set(risk.largest.map((each) => each.id));
  const rest = risk.sample.filter((point) => !named.has(point.id) && point.value > 0);
  const inside = (point: { risk: number; value: number }) =>
    point.risk >= risk.riskFrom && point.value >= risk.valueFrom;
  const dots: Dot[] = [
    ...rest.map((point): Dot => ({ x: point.risk, y: point.value, colour: inside(point) ? 'c2' : 'c0' })),
    ...risk.largest.map((each): Dot => ({ x: each.risk, y: each.value, colour: 'c2', text: each.name ?? undefined })),
  ];
  const table: ChartTable = {
    columns: [
      { label: t('pictures.customer') },
      { label: t('pictures.risk'), show: (value) => format.percent(Number(value)) },
      { label: t('pictures.value'), show: (value) => money(Number(value)) },
    ],
    rows: risk.largest.map((each) => [each.name ?? '', each.risk, each.value]),
  };
  const values = dots.map((dot) => dot.y);
  const domain: [number, number] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [1, 10];
  const axes = {
    x: numbers([0, 1], (value) => format.number(value, 2), { exact: true, ticks: [0, 0.25, 0.5, 0.75, 1] }),
  };
  return (
    <ChartCard
      title={t('pictures.save')}
      sentence={
        risk.customers > 0
          ? t('pictures.saveAnswer', {
              count: risk.customers,
              worth: money(risk.value),
              risk: format.number(risk.riskFrom, 2),
              from: money(risk.valueFrom),
            })
          : t('pictures.saveNobody')
      }
      table={table}
      actions={<SetItems filter={risk.filter} />}
    >
      <Chart
        label={t('pictures.save')}
        height={280}
        x={axes.x}
        y={powers(domain, (value) => money(value))}
        yTitle={t('pictures.saveUp')}
        xTitle={t('pictures.saveAlong')}
        table={table}
        spots={(plot) =>
          risk.largest.map((each, row) => ({
            x: plot.x.at(each.risk),
            y: plot.y.at(each.value),
            title: each.name ?? '',
            lines: [
              { label: t('pictures.risk'), value: format.percent(each.risk) },
              { label: t('pictures.value'), value: money(each.value) },
            ],
            row,
          }))
        }
        onPick={(row) => void navigate({ to: '/customers/$id', params: { id: risk.largest[row]!.id } })}
      >
        {risk.customers > 0 && <Region x={risk.riskFrom} y={risk.valueFrom} text={t('pictures.saveThese')} />}
        <Dots dots={dots} />
      </Chart>
      {risk.customers > 0 && (
        <Link to="/insight/customers" search={{ set: 'at-risk' }} className={`link small ${styles.below}`}>
          {t('pictures.showAll', { count: risk.customers })}
        </Link>
      )}
    </ChartCard>
  );
}
