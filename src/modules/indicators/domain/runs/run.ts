import type { LocalizedText } from '../../../../kernel/localized-text.js';
import type { LowPayThreshold } from '../../../../methodology/classification/settings.js';
import type { RunSettings } from './settings.js';

export type RunState = 'started' | 'done';

/** Indicator -> version of its definition. */
export type FrozenDefinitions = Readonly<Record<string, number>>;

export interface UsedDefinition {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
}

/** What a run was made from: with these the same the same program gives the same bytes. */
export interface RunInputs {
  readonly answers: number;
  /** Not in the figures: open posters, break-offs, and those without a stated sex. */
  readonly apart: number;
  /** SHA-256 over ids and fingerprints of the answers by ascending id. */
  readonly answerSetHash: string;
  readonly frameHash: string;
  /** Absent in runs from before there were weight sets. */
  readonly weightSet?: { readonly id: string; readonly number: number; readonly hash: string };
  /** Version and SHA-256 of the meaning of each definition that was computed. */
  readonly definitions: readonly UsedDefinition[];
  /** SHA-256 over all of them. */
  readonly definitionsHash: string;
  readonly methodVersion: string;
  readonly reliabilityStandard: string;
  readonly lowPay: LowPayThreshold;
  /** Runs on the same wave whose figures had been shown before: they bind what may be shown. */
  readonly earlierRuns: readonly string[];
}

/** How many answers a run has read. */
export interface RunWork {
  readonly read: number;
  /** Some late answers are not counted yet, because they are too few to be counted without revealing them. */
  readonly othersWait?: true;
}

export interface Run {
  readonly id: string;
  readonly workspaceId: string;
  readonly waveId: string;
  readonly waveNumber: number;
  readonly waveTitle: LocalizedText;
  readonly number: number;
  readonly state: RunState;
  readonly jobRunId: string | null;
  readonly settings: RunSettings;
  /** The weight set that was asked for; null = the wave's current one. */
  readonly weightSetId: string | null;
  readonly definitions: FrozenDefinitions;
  readonly inputs: RunInputs | null;
  readonly outputHash: string | null;
  readonly work: RunWork | null;
  readonly requestedBy: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** A finished run computed once more, to see whether it gives the same bytes. */
export interface Repetition {
  readonly id: string;
  readonly workspaceId: string;
  readonly runId: string;
  readonly jobRunId: string | null;
  readonly requestedBy: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly outputHash: string | null;
  readonly inputs: RunInputs | null;
}

/** Raised when a change of the program may change a figure: it explains why two runs differ, and decides nothing. */
export const methodVersion = '2026.9';

/** What of an input counts: which version the weights are does not, what they are does; a hash represents the definitions. */
function counted({ weightSet, definitions: _, ...inputs }: RunInputs): Readonly<Record<string, unknown>> {
  return { ...inputs, weightSet: weightSet?.hash };
}

/** Names of the inputs that are not the same. */
export function inputsThatDiffer(before: RunInputs, after: RunInputs): (keyof RunInputs)[] {
  const [old, now] = [counted(before), counted(after)];
  const names = Object.keys({ ...now, ...old }) as (keyof RunInputs)[];
  return names.filter((name) => JSON.stringify(sorted(old[name])) !== JSON.stringify(sorted(now[name])));
}

/** With its keys in order, so that equal things are written alike. */
export function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value ?? null;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
