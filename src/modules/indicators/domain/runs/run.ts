import type { LocalizedText } from '../../../../kernel/localized-text.js';
import type { LowPayThreshold } from '../../../../methodology/classification/settings.js';
import type { RunSettings } from './settings.js';

export type RunState = 'started' | 'done';

/** Maps an indicator to the version of its definition. */
export type FrozenDefinitions = Readonly<Record<string, number>>;

export interface UsedDefinition {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
}

/** The mapping of a questionnaire from which a run was computed. */
export interface RunMapping {
  /** The name of the questionnaire; absent in runs made before it was stored. */
  readonly form?: string;
  readonly version: number;
  /** SHA-256 of the mapping. */
  readonly fingerprint: string;
  /** The variables that the questionnaire asks. */
  readonly asked: readonly string[];
}

/**
 * The design by which errors are estimated, a version of its specification: `two-stage` draws enterprises and workers
 * without replacement, `one-stage` enterprises with replacement.
 */
export type RunDesign = 'one-stage' | 'two-stage';

/** The inputs of a run: with the same inputs the same program produces identical output. */
export interface RunInputs {
  readonly answers: number;
  /** Answers that are not in the figures: open posters, break-offs, and persons who did not state their sex. */
  readonly apart: number;
  /** Answers that were left out after review, which are in none of these numbers; absent: none. */
  readonly leftOut?: number;
  /** SHA-256 of ids and first-seen runs of the answers, sorted by id. */
  readonly answerSetHash: string;
  readonly frameHash: string;
  /** Absent in runs made before weight sets existed. */
  readonly weightSet?: { readonly id: string; readonly number: number; readonly hash: string };
  /** Absent in runs of one stage. */
  readonly design?: 'two-stage';
  /** Version and SHA-256 of the meaning of each definition that was computed. */
  readonly definitions: readonly UsedDefinition[];
  /** SHA-256 of all of them. */
  readonly definitionsHash: string;
  /** How the questions of the questionnaire became variables; absent for the built-in one, whose questions they are. */
  readonly mapping?: RunMapping;
  readonly methodVersion: string;
  readonly reliabilityStandard: string;
  /** Absent in runs whose figures were stored with all digits. */
  readonly digits?: 'publication';
  readonly lowPay: LowPayThreshold;
  /** Runs whose figures releases of the same wave had published: they restrict what may be published. */
  readonly earlierRuns: readonly string[];
  /** The number of the run on the wave, counted from 1; absent in older runs, all of whose predecessors restricted them. */
  readonly mark?: number;
}

/** Number of answers that a run read. */
export interface RunWork {
  readonly read: number;
  /** Some late answers are not counted yet, because they are too few to be counted without revealing them. */
  readonly lateAnswersWaiting?: true;
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
  /** The requested weight set; null = the current one of the wave. */
  readonly weightSetId: string | null;
  readonly definitions: FrozenDefinitions;
  readonly inputs: RunInputs | null;
  readonly outputHash: string | null;
  readonly work: RunWork | null;
  readonly requestedBy: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** A finished run that was computed again to check that it is reproduced exactly. */
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

/** Increased when a change of the program may change a figure; it only explains why two runs differ. */
export const methodVersion = '2026.11';

/** The mark of the answers that a run was the first to read. */
export const markOf = ({ mark, earlierRuns }: Pick<RunInputs, 'mark' | 'earlierRuns'>): number =>
  mark ?? earlierRuns.length + 1;

/**
 * The relevant part of the inputs: the weights themselves, but not their version number; definitions are represented
 * by a hash. A run that does not name its questionnaire has that of the `other`.
 */
function counted(
  { weightSet, definitions: _, mark: __, mapping, ...inputs }: RunInputs,
  other: RunInputs,
): Readonly<Record<string, unknown>> {
  const form = mapping?.form ?? other.mapping?.form;
  return { ...inputs, mapping: mapping && { ...mapping, form }, weightSet: weightSet?.hash };
}

export const designOf = ({ design }: Pick<RunInputs, 'design'>): RunDesign => design ?? 'one-stage';

/** Names of the inputs that differ. */
export function inputsThatDiffer(before: RunInputs, after: RunInputs): (keyof RunInputs)[] {
  const [old, now] = [counted(before, after), counted(after, before)];
  const names = Object.keys({ ...now, ...old }) as (keyof RunInputs)[];
  return names.filter((name) => JSON.stringify(sorted(old[name])) !== JSON.stringify(sorted(now[name])));
}

/** Sorts the keys, so that equal objects have equal texts. */
export function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value ?? null;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
