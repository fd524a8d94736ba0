import { useMutation, useQueryClient } from '@tanstack/react-query';

/** Changes what a task is about or who follows it; lists that show it and its history are asked for again. */
export function useTaskChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: () => Promise<unknown>) => change(),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['work'] }),
        client.invalidateQueries({ queryKey: ['history'] }),
      ]),
  });
}
