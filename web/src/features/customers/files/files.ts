import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { type ClipboardEvent, type DragEvent, useCallback, useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { request } from '@/shared/api/http';
import { describeProblem } from '@/shared/api/problem';
import type { components } from '@/shared/api/schema';
import { useText } from '@/shared/i18n/text';

export type FileOfRecord = components['schemas']['FileAnswer'];
/** What a list of files shows; entries of the timeline tell no more. */
export type FileShown = Pick<FileOfRecord, 'id' | 'name' | 'size'>;

/** The files of a customer and of everything that belongs to them. */
export const filesQuery = (customer: string) =>
  queryOptions({
    queryKey: ['files', customer],
    queryFn: ({ signal }) =>
      request<{ items: FileOfRecord[] }>('GET', `customers/${customer}/files`, { query: { parts: true }, signal }).then(
        (answer) => answer.items,
      ),
  });

export async function attach(path: string, record: string, file: File): Promise<void> {
  const body = new FormData();
  body.append('file', file);
  await request('POST', `${path}/${record}/files`, { body });
}

/** Takes a file away, with the way back, and asks everything anew that shows files. */
export function useFileChanges() {
  const client = useQueryClient();
  const t = useText();
  const refresh = useCallback(() => {
    for (const key of [['files'], ['timeline'], ['history']]) void client.invalidateQueries({ queryKey: key });
  }, [client]);
  const remove = useCallback(
    async (file: FileShown) => {
      try {
        await request<void>('DELETE', `files/${file.id}`);
      } catch (failure) {
        showToast(describeProblem(failure, t));
        return;
      }
      refresh();
      showToast(t('files.deleted', { name: file.name }), async () => {
        await request<void>('POST', `files/${file.id}/restoration`);
        refresh();
      });
    },
    [refresh, t],
  );
  return { remove, refresh };
}

/** Lets an element take files that are dropped on it or pasted into it. */
export function useFileDrop(onFiles: (files: File[]) => void) {
  const [over, setOver] = useState(false);
  const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  const take = (files: FileList) => onFiles([...files]);
  return {
    'data-drop': over || undefined,
    onDragOver: (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer.files);
    },
    onPaste: (event: ClipboardEvent) => {
      if (event.clipboardData.files.length === 0) return;
      event.preventDefault();
      take(event.clipboardData.files);
    },
  };
}
