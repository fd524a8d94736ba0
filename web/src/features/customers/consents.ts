import { fieldOf, type ObjectType } from '@/shared/api/catalog';
import type { Row } from '@/shared/api/records';
import { useRelated } from './related';
import { asReference, asText, equals } from './values';

export function useConsents(customer: string) {
  return useRelated('consent', { filter: equals('customer', customer) });
}

export function purposesOf(object: ObjectType | undefined) {
  return (object && fieldOf(object, 'purpose')?.choices) ?? [];
}

const messengers = new Set(['telegram', 'viber', 'whatsapp', 'instagram']);

/** The channels of consent that a contact point serves. */
export function channelsOf(kind: string): string[] {
  if (kind === 'email') return ['email'];
  if (kind === 'phone') return ['phone', 'sms'];
  return messengers.has(kind) ? ['messenger'] : [];
}

/** The channel under which a decision about this very point is written. */
export function channelOf(kind: string): string {
  return channelsOf(kind)[0] ?? 'any';
}

/** The decision about a purpose that holds for a point: its own before that of its channel before that of any channel. */
export function decisionFor(consents: readonly Row[], purpose: string, point?: Row): Row | undefined {
  const about = consents.filter((consent) => consent.purpose === purpose);
  const pointOf = (consent: Row) => asReference(consent.contactPoint)?.id;
  if (!point) return about.find((consent) => !pointOf(consent));
  const channels = channelsOf(asText(point.kind));
  return (
    about.find((consent) => pointOf(consent) === point.id) ??
    about.find((consent) => !pointOf(consent) && channels.includes(asText(consent.channel))) ??
    about.find((consent) => !pointOf(consent) && consent.channel === 'any')
  );
}
