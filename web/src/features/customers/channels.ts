import { useCallback } from 'react';
import { useRelated } from './related';

/** The channels of the company; none for those who may not see them. */
export function useChannels() {
  const { rows } = useRelated('channel', { fields: ['code', 'name'] });
  return rows.map((row) => ({ code: String(row.code), name: String(row.name) }));
}

/** What the company calls a channel; its code where nobody gave it a name. */
export function useChannelName() {
  const { rows } = useRelated('channel', { fields: ['code', 'name'] });
  return useCallback((code: string) => String(rows.find((row) => row.code === code)?.name ?? code), [rows]);
}
