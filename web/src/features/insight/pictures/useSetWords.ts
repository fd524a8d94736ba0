import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import type { Part } from './pictures';

/** How tiers and parts of pictures are called. */
export function useSetWords() {
  const t = useText();
  const format = useFormat();
  const tier = (name: string | null | undefined) =>
    !name || name === 'none' ? t('pictures.noPurchase') : t('pictures.tier', { tier: name });
  const quarter = (day: string) =>
    t('pictures.quarter', { quarter: Math.floor(Number(day.slice(5, 7)) / 3.01) + 1, year: day.slice(0, 4) });
  const title = (part: Part): string => {
    switch (part.set) {
      case 'capital':
        return t('pictures.set.capital', { step: t(`pictures.step.${part.step ?? 'same'}`) });
      case 'at-risk':
        return t('pictures.save');
      case 'tier':
        return tier(part.to);
      case 'moved':
        return t('pictures.set.moved', { from: tier(part.from), to: tier(part.to) });
      case 'moved-up':
        return t('pictures.movedUp');
      case 'moved-down':
        return t('pictures.movedDown');
      case 'next-tier':
        return t('pictures.next', { tier: part.to ?? '' });
      case 'cohort':
        return part.after
          ? t('pictures.set.cohortAgain', { quarter: quarter(part.quarter ?? ''), after: part.after })
          : t('pictures.set.cohort', { quarter: quarter(part.quarter ?? '') });
      case 'rfm':
        return t('pictures.set.rfm', { recency: part.recency ?? 0, frequency: part.frequency ?? 0 });
      case 'stage':
        return t(`pictures.stage.${part.stage ?? 'awareness'}`);
      case 'lost':
        return t('pictures.winBack');
    }
  };
  return { tier, quarter, title, month: format.month };
}
