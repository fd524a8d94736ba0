import { useMe } from '@/shared/api/me';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import type { Step } from './standing';

/** An amount of the standing in the reporting currency, in as many digits as an estimate deserves. */
export function useAmounts() {
  const format = useFormat();
  const { company } = useMe();
  return (amount: number) => format.about(amount, company.reportingCurrency);
}

const figure = (figures: Step['figures'], name: string): number | undefined => {
  const value = figures[name] as unknown;
  return typeof value === 'number' ? value : undefined;
};

/** The cause of a step, or of a stage, with the figures that the rule looked at. */
export function useCauses() {
  const t = useText();
  const format = useFormat();
  return ({ cause, figures }: Pick<Step, 'cause' | 'figures'>) => {
    const active = figure(figures, 'active');
    const usual = figure(figures, 'usual');
    const words = t(`lifecycle.cause.${cause}`, {
      purchases: figure(figures, 'purchases') ?? 0,
      days: figure(figures, 'days') ?? 0,
      deals: figure(figures, 'deals') ?? 0,
    });
    return [
      words,
      active !== undefined && t('lifecycle.stays', { active: format.fixed(active, 2) }),
      usual !== undefined && usual > 0 && t('lifecycle.usual', { days: usual }),
    ]
      .filter(Boolean)
      .join(', ');
  };
}

export const activeOf = (figures: Step['figures'] | undefined) => figures && figure(figures, 'active');
