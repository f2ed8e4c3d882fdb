import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './problem.js';

/** Retries only failures that may be temporary: no connection, and 502 to 504; the client has already waited on 503. */
function retry(count: number, error: unknown): boolean {
  if (!(error instanceof ProblemError)) return false;
  return count < 2 && (error.status === 0 || error.status === 502 || error.status === 504);
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry, staleTime: 15_000, refetchOnWindowFocus: true, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
