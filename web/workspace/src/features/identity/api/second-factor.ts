import { queryOptions } from '@tanstack/react-query';
import { api } from '#shared/api/client.js';
import type { Schema } from '#shared';

export type SecondFactor = Schema<'SecondFactorResponse'>;
export type Factor = Schema<'FactorResponse'>;

export const secondFactorQuery = queryOptions({
  queryKey: ['me', 'second-factor'],
  queryFn: ({ signal }) => api.get('/api/me/second-factor', { signal }),
  staleTime: 0,
});

/** A new secret at each call; the earlier ones are forgotten by themselves. */
export const appQuery = queryOptions({
  queryKey: ['me', 'second-factor', 'app'],
  queryFn: ({ signal }) => api.post('/api/me/second-factor/apps', { signal }),
  staleTime: Infinity,
  gcTime: 0,
});
