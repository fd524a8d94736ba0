import type { ObjectType } from '@/shared/api/catalog';
import { request } from '@/shared/api/http';
import type { Row, Value } from '@/shared/api/records';
import type { ListState } from './listState';
import type { Selection } from './useSelection';

export interface BulkChange {
  id: string | null;
  status: 'preview' | 'waiting' | 'running' | 'done' | 'stopped' | 'failed' | 'undoing' | 'undone';
  total: number;
  done: number;
  refused: number;
  sample?: Row[];
}

export type BulkWork = { kind: 'edit'; values: Record<string, Value> } | { kind: 'delete' };

/** What a bulk change is about: the chosen rows, or everything that the filter matches. */
export function targetOf(selection: Selection, state: ListState): { ids: string[] } | { filter: string } {
  return selection.everything ? { filter: state.filter || 'true' } : { ids: [...selection.ids] };
}

export function startBulk(
  object: ObjectType,
  target: ReturnType<typeof targetOf>,
  work: BulkWork,
  preview: boolean,
): Promise<BulkChange> {
  const body = {
    ...target,
    ...(work.kind === 'edit' ? { values: work.values } : {}),
    ...(preview ? { preview: true } : {}),
  };
  return request('POST', `${object.path}/${work.kind === 'edit' ? 'bulk-edits' : 'bulk-deletions'}`, {
    body,
    idempotencyKey: preview ? undefined : crypto.randomUUID(),
  });
}

export const readBulk = (id: string) => request<BulkChange>('GET', `bulk-changes/${id}`);
export const stopBulk = (id: string) => request<BulkChange>('POST', `bulk-changes/${id}/stop`);
export const undoBulk = (id: string) => request<BulkChange>('POST', `bulk-changes/${id}/undo`);

export function isWorking(change: BulkChange): boolean {
  return change.status === 'waiting' || change.status === 'running' || change.status === 'undoing';
}
