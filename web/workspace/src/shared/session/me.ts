import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { isProblem } from '../api/problem.js';
import type { LocalizedText } from '../i18n/i18n.js';

export type Constituency = 'government' | 'employers' | 'workers';
export type Capacity = 'secretariat' | 'agency' | 'adviser' | 'observer' | 'resource-person' | 'interpreter';
export type Sex = 'female' | 'male' | 'not-stated';

export interface Workspace {
  readonly id: string;
  readonly slug: string;
  readonly name: LocalizedText;
  /** What the content rests on, where somebody wrote it down. */
  readonly basisNote?: LocalizedText | null;
  /** Marked on every page: nothing in it is real. */
  readonly demonstration: boolean;
  /** IANA name, e.g. Asia/Shanghai. */
  readonly timeZone: string;
  /** How the groups are called in Chinese: 政府 雇主 工人, or China's national 政府方 企业方 职工方. */
  readonly constituencyTerms: 'international' | 'national';
}

export interface Membership {
  readonly workspace: Workspace;
  readonly roles: readonly string[];
  /** Names of what this person may do here, e.g. `roadmap.action.change-status`. */
  readonly permissions: readonly string[];
  readonly person: {
    readonly id: string;
    readonly name: LocalizedText;
    readonly constituency: Constituency | null;
    readonly capacity: Capacity | null;
    readonly organisationId: string | null;
  } | null;
}

/** `GET /api/me` */
export interface Me {
  readonly account: {
    readonly id: string;
    readonly email: string;
    readonly language: 'en' | 'zh-CN';
    readonly hasPassword?: boolean;
  };
  readonly memberships: readonly Membership[];
}

/** Null: nobody is signed in. */
export const meQuery = queryOptions<Me | null>({
  queryKey: ['me'],
  queryFn: async ({ signal }) => {
    try {
      return await api.get<Me>('/me', { signal });
    } catch (error) {
      if (isProblem(error) && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

export function useMe(): Me | null {
  return useQuery(meQuery).data ?? null;
}
