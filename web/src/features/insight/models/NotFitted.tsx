import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import type { Report } from './report';

/** Why models could not be fitted, each in a sentence. Earlier reports have sentences only, in English. */
export function NotFitted({ reasons, className }: { reasons: Report['notFitted']; className?: string }) {
  const t = useText();
  const format = useFormat();
  return reasons.map(({ model, code, figures, words }) => (
    <p key={`${model} ${code} ${words}`} className={className} lang={words ? 'en' : undefined}>
      {words ??
        t(`models.notFitted.${code}`, { model, ...figures, q: figures.q == null ? '' : format.number(figures.q, 2) })}
    </p>
  ));
}
