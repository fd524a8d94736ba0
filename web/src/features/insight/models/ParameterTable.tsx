import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '@/shared/api/me';
import { formatDecimal } from '@/shared/format/money';
import { useFormat } from '@/shared/format/useFormat';
import { useLanguage } from '@/shared/i18n/language';
import { useText } from '@/shared/i18n/text';
import type { Report } from './report';
import styles from './models.module.css';

// As papers write them; v of Gamma-Gamma is their gamma.
const symbols: Record<string, string> = { alpha: 'α', beta: 'β', v: 'γ' };

/** The parameters of a model, with what they mean: of all orders, which are in use, or of those up to the cut, which were judged. */
export function ParameterTable({ report }: { report: Report }) {
  const t = useText();
  const format = useFormat();
  const { language } = useLanguage();
  const { company } = useMe();
  const [name, setName] = useState(report.best);
  const [data, setData] = useState<'all' | 'shown'>('all');
  const model = report.models.find((each) => each.name === name) ?? report.models[0]!;
  const spending = data === 'all' ? report.spending?.parameters : undefined;
  const rows = [
    ...model[data].values.map((value) => ({ ...value, of: model.name, undetermined: model[data].undetermined })),
    ...(spending?.values ?? []).map((value) => ({ ...value, of: 'Gamma-Gamma', undetermined: spending!.undetermined })),
  ];
  const number = (value: number, like: number) => {
    const digits = decimals(like);
    return formatDecimal(value.toFixed(digits), language, digits, digits);
  };
  return (
    <section className={`card ${styles.card}`}>
      <h2>{t('models.what')}</h2>
      <p className={styles.answer}>{t('models.whatAnswer')}</p>
      <div className={styles.choices}>
        <NativeSelect
          size="xs"
          className="grow"
          aria-label={t('models.model')}
          data={report.models.map((each) => each.name)}
          value={model.name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('models.data')}
          value={data}
          onChange={(chosen) => setData(chosen as 'all' | 'shown')}
          data={[
            { value: 'all', label: t('models.dataAll') },
            { value: 'shown', label: t('models.dataShown') },
          ]}
        />
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('models.parameter')}</span>
            </th>
            <th scope="col">{t('models.meaning')}</th>
            <th scope="col" className="number">
              {t('models.value')}
            </th>
            <th scope="col" className="number">
              {t('models.error')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.of} ${row.name}`}>
              <th scope="row" className="mono strong">
                {symbols[row.name] ?? row.name}
              </th>
              <td className="text-2">{t(`models.parameter.${row.name}`, { currency: company.reportingCurrency })}</td>
              <td className="number">{number(row.value, row.value)}</td>
              <td className="number text-3 nowrap">
                {row.undetermined.includes(row.name)
                  ? t('models.undetermined')
                  : `±\u00a0${number(row.standardError, row.value)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        {t('models.likelihood', { value: format.number(model[data].logLikelihood, 2) })}{' '}
        {rows.some((row) => row.undetermined.includes(row.name)) && t('models.undeterminedHint')}
      </p>
    </section>
  );
}

/** Four digits that say something, three at most after the point; an error has as many as its value. */
function decimals(value: number): number {
  return Math.max(0, Math.min(3, 3 - Math.floor(Math.log10(Math.max(Math.abs(value), 1e-9)))));
}
