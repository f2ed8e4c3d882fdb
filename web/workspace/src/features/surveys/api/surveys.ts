import { queryOptions } from '@tanstack/react-query';
import type { LocalizedText } from '../../../shared/index.js';
import { api, workspacePath } from '../../../shared/index.js';

export type WaveState = 'draft' | 'open' | 'closed';
export type ModuleOffer = 'all' | 'one-at-random' | 'none';

export interface Wave {
  readonly id: string;
  readonly number: number;
  readonly title: LocalizedText;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly state: WaveState;
  readonly questionnaire: string;
  readonly formVersion: string;
  readonly offer: ModuleOffer;
  readonly minimumPersons: number;
  readonly minimumEnterprises: number;
  readonly received: number;
  readonly target: number;
}

export interface Stratum {
  readonly stratum: string;
  readonly parkId: string;
  readonly sizeClasses: readonly string[];
  readonly enterprises: number;
  readonly headcount: number;
  readonly women: number;
  readonly men: number;
  readonly target: number;
}

export interface WavePage extends Wave {
  readonly approvalNumber: string | null;
  readonly approvalBody: string | null;
  readonly approvalValidUntil: string | null;
  readonly approvalExemption: string | null;
  readonly texts: Readonly<Record<string, LocalizedText>>;
  readonly placeholders: readonly { readonly name: string; readonly meaning: LocalizedText }[];
  readonly graceHours: number;
  readonly version: number;
  readonly strata: readonly Stratum[];
}

export interface FieldworkStratum {
  readonly stratum: string;
  readonly parkId: string;
  readonly sizeClasses: readonly string[];
  readonly enterprises: number;
  readonly enterprisesHeard: number;
  readonly target: number;
  readonly targetWomen: number;
  readonly targetMen: number;
  readonly received: number;
  readonly women: number;
  readonly men: number;
  readonly notStated: number;
}

export interface Fieldwork {
  readonly strata: readonly FieldworkStratum[];
  readonly arrivals: readonly { readonly day: string; readonly count: number }[];
  readonly received: number;
  readonly target: number;
  readonly waiting: number;
  readonly openPoster: number;
  readonly refusals: number;
  readonly dispositions: Readonly<Record<string, number>>;
  readonly flags: Readonly<Record<string, number>>;
}

export interface FrameUnit {
  readonly id: string;
  readonly name: LocalizedText;
  readonly placeId: string;
  readonly parkId: string;
  readonly sizeClass: string;
  readonly headcount: number;
  readonly women: number;
  readonly men: number;
  readonly certainty: boolean;
  readonly psuCode: string | null;
  readonly version: number;
}

export interface Park {
  readonly id: string;
  readonly name: LocalizedText;
}

export interface Poster {
  readonly id: string;
  readonly kind: 'poster' | 'open-poster';
  readonly link: string;
  readonly svg: string;
  readonly park: LocalizedText;
  readonly enterprise: LocalizedText | null;
  readonly stratum: string | null;
  readonly unitId: string | null;
}

export interface PosterSheet {
  readonly title: LocalizedText;
  readonly owner: LocalizedText;
  readonly contact: LocalizedText;
  readonly endsOn: string;
  readonly posters: readonly Poster[];
}

export interface RowError {
  readonly row: number;
  readonly column: string;
  readonly code: string;
  readonly value: string;
  readonly detail: LocalizedText;
}

export interface AnswerImport {
  readonly id: string;
  readonly fileName: string;
  readonly mode: 'all-or-nothing' | 'accept-good';
  readonly state: 'waiting' | 'imported' | 'refused' | 'cancelled';
  readonly jobId: string | null;
  readonly encoding: string | null;
  readonly totalRows: number;
  readonly acceptedRows: number;
  readonly repeatedRows: number;
  readonly wrongRows: number;
  readonly errors: readonly RowError[];
  readonly hasErrorFile: boolean;
  readonly createdAt: string;
}

interface Items<Item> {
  readonly items: readonly Item[];
}

/** Everything of surveys in one workspace: what a change invalidates. */
export const surveysKey = (workspaceId: string): readonly string[] => ['surveys', workspaceId];

export const surveysPath = (workspaceId: string, path: string): string => workspacePath(workspaceId, `/surveys${path}`);

function query<Answer>(workspaceId: string, path: string) {
  return queryOptions({
    queryKey: [...surveysKey(workspaceId), path],
    queryFn: ({ signal }) => api.get<Answer>(surveysPath(workspaceId, path), { signal }),
  });
}

export const wavesQuery = (workspaceId: string) => query<Items<Wave>>(workspaceId, '/waves');
export const waveQuery = (workspaceId: string, waveId: string) => query<WavePage>(workspaceId, `/waves/${waveId}`);
export const fieldworkQuery = (workspaceId: string, waveId: string) =>
  query<Fieldwork>(workspaceId, `/waves/${waveId}/fieldwork`);
export const frameQuery = (workspaceId: string) => query<Items<FrameUnit>>(workspaceId, '/frame');
export const parksQuery = (workspaceId: string) => query<Items<Park>>(workspaceId, '/frame/parks');
export const postersQuery = (workspaceId: string, waveId: string) => ({
  ...query<PosterSheet>(workspaceId, `/waves/${waveId}/posters`),
  // Each reading of the key is written down: not more often than somebody looks.
  staleTime: Number.POSITIVE_INFINITY,
});
export const importsQuery = (workspaceId: string, waveId: string) =>
  query<Items<AnswerImport>>(workspaceId, `/waves/${waveId}/imports`);
