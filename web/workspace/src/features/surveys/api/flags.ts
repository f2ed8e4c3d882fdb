import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Schema } from '#shared';
import { api } from '#shared';
import { surveysKey, wavePath } from './surveys.js';

export type FlaggedAnswer = Schema<'FlaggedAnswerResponse'>;
export type FlaggedAnswers = Schema<'FlaggedAnswersResponse'>;
export type FlagRules = Schema<'FlagRulesResponse'>;
export type FlagRule = Schema<'FlagRuleResponse'>;
export type FlagKind = FlagRule['kind'];

interface OfWave {
  readonly workspaceId: string;
  readonly waveId: string;
}

export interface FlaggedFilter {
  /** Blank: any. */
  readonly flag: string;
  readonly show: 'all' | 'undecided';
}

export const flaggedQuery = (path: OfWave, { flag, show }: FlaggedFilter) =>
  infiniteQueryOptions({
    queryKey: [...surveysKey(path.workspaceId), 'flagged', path.waveId, flag, show],
    initialPageParam: '',
    queryFn: ({ signal, pageParam: after }) =>
      api.get(`${wavePath}/flagged`, {
        ...{ path, signal },
        query: { show, ...(flag !== '' && { flag }), ...(after !== '' && { after }) },
      }),
    getNextPageParam: ({ items, total }, pages) =>
      pages.reduce((sum, page) => sum + page.items.length, 0) < total ? items.at(-1)?.id : undefined,
    // Each reading is recorded as an event, so data is not refetched automatically.
    staleTime: Number.POSITIVE_INFINITY,
  });

export const decideFlagged = (path: OfWave, { id, review }: FlaggedAnswer, reason: string | null) =>
  api.put(`${wavePath}/flagged/{answerId}`, {
    ...{ path: { ...path, answerId: id }, version: review?.version ?? 0 },
    body: { leftOut: reason !== null, reason: reason ?? '' },
  });

export const flagRulesQuery = (path: OfWave) =>
  queryOptions({
    queryKey: [...surveysKey(path.workspaceId), 'flag-rules', path.waveId],
    queryFn: ({ signal }) => api.get(`${wavePath}/flag-rules`, { path, signal }),
  });

export const saveFlagRules = (path: OfWave, version: number, rules: readonly FlagRule[]) =>
  api.put(`${wavePath}/flag-rules`, {
    ...{ path, version },
    body: { rules: rules.map((rule) => ({ ...rule, questions: [...rule.questions] })) },
  });
