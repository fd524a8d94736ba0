import { useText } from '@/shared/i18n/text';
import { Badge, type Tone } from '@/shared/ui/Badge';
import { isWorking } from './predictions';

const tones: Record<string, Tone> = { usable: 'good', leaks: 'warn', 'no-better-than-chance': 'warn' };

/** What is being done, or what came of it. */
export function StateBadge({ state, verdict }: { state: string; verdict?: string | null }) {
  const t = useText();
  if (isWorking(state)) return <Badge tone="accent">{t(`predictions.state.${state}`)}</Badge>;
  if (state === 'refused' || !verdict) return <Badge tone="risk">{t('predictions.state.refused')}</Badge>;
  return <Badge tone={tones[verdict]}>{t(`predictions.verdict.${verdict}`)}</Badge>;
}
