import { QueryClient } from '@tanstack/react-query';
import { Problem } from '@/shared/api/problem';

// A refusal is an answer: only an unreachable or failing server is asked again.
function again(failures: number, failure: unknown): boolean {
  return failures < 2 && failure instanceof Problem && (failure.status === 0 || failure.status === 503);
}

export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: again, staleTime: 15_000, refetchOnWindowFocus: false } },
});
