import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { LocalizedText } from '../../../shared/index.js';
import { api, workspacePath } from '../../../shared/index.js';

/** As `src/modules/chain/http/dto/chain.response.ts` answers. */
export interface ChainNode {
  readonly type: 'roundtable' | 'agenda-item' | 'conclusion' | 'action' | 'indicator';
  readonly id: string;
  readonly label: string | null;
  readonly title: LocalizedText;
  readonly within: string | null;
}

export interface LoopNumbers {
  readonly roundtables: {
    readonly total: number;
    readonly closed: number;
    readonly next: {
      readonly id: string;
      readonly label: string;
      readonly title: LocalizedText;
      readonly startsOn: string;
    } | null;
  };
  readonly conclusions: { readonly total: number; readonly withoutAction: number };
  readonly actions: {
    readonly total: number;
    readonly open: number;
    readonly overdue: number;
    readonly claimed: number;
    readonly confirmed: number;
    readonly disputed: number;
    readonly withEvidence: number;
  };
  readonly answers: { readonly waves: number; readonly openWaves: number; readonly received: number };
  readonly indicators: { readonly linked: number; readonly computed: number; readonly computedAt: string | null };
  readonly agenda: { readonly waiting: number };
}

export type NeedKind =
  'late' | 'disputed' | 'validate' | 'due-soon' | 'decide-proposal' | 'conclusion-without-action' | 'roundtable-ahead';

export interface Need {
  readonly kind: NeedKind;
  readonly days: number | null;
  readonly about: ChainNode;
}

export interface Gaps {
  readonly conclusionsWithoutAction: readonly ChainNode[];
  readonly actionsWithoutIndicator: readonly ChainNode[];
  readonly overdueWithoutEvidence: readonly (ChainNode & { readonly daysLate: number })[];
}

export interface ActivityEntry {
  readonly id: string;
  readonly type: string;
  readonly sentence: LocalizedText;
  readonly about: { readonly type: ChainNode['type']; readonly id: string } | null;
  readonly recordedAt: string;
}

export interface Activity {
  readonly items: readonly ActivityEntry[];
  readonly next: string | null;
}

const chainPath = (workspaceId: string, path: string): string => workspacePath(workspaceId, `/chain${path}`);

export function overviewQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['chain', workspaceId, 'overview'],
    queryFn: ({ signal }) => api.get<LoopNumbers>(chainPath(workspaceId, '/overview'), { signal }),
  });
}

export function needsQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['chain', workspaceId, 'needs'],
    queryFn: ({ signal }) => api.get<{ items: readonly Need[] }>(chainPath(workspaceId, '/what-needs-me'), { signal }),
    select: ({ items }) => items,
  });
}

export function gapsQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['chain', workspaceId, 'report'],
    queryFn: ({ signal }) => api.get<Gaps>(chainPath(workspaceId, '/report'), { signal }),
  });
}

export function latestQuery(workspaceId: string, limit: number) {
  return queryOptions({
    queryKey: ['chain', workspaceId, 'activity', 'latest', limit],
    queryFn: ({ signal }) => api.get<Activity>(chainPath(workspaceId, '/activity'), { query: { limit }, signal }),
    select: ({ items }) => items,
  });
}

/** The trail page by page; `context` and `subject` narrow it. */
export function activityQuery(workspaceId: string, filter: { readonly context?: string; readonly subject?: string }) {
  return infiniteQueryOptions({
    queryKey: ['chain', workspaceId, 'activity', 'pages', filter],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      api.get<Activity>(chainPath(workspaceId, '/activity'), { query: { ...filter, before: pageParam }, signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

const pages: Readonly<Record<ChainNode['type'], string>> = {
  roundtable: '/roundtables',
  'agenda-item': '/roundtables',
  conclusion: '/conclusions',
  action: '/roadmap',
  indicator: '/indicators',
};

/** Path of a thing inside the workspace. An agenda item is shown on the page of its roundtable. */
export function addressOfNode({
  type,
  id,
  within,
}: Pick<ChainNode, 'type' | 'id'> & { within?: string | null }): string {
  if (type === 'agenda-item') return within ? `${pages[type]}/${within}` : pages[type];
  return `${pages[type]}/${id}`;
}
