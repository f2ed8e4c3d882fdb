import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { LowPayThreshold } from '../../../methodology/classification/settings.js';
import type { RunSettings } from './settings.js';

export type RunState = 'started' | 'done';

export interface UsedDefinition {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
}

/** What a run was made from: with these frozen the same program gives the same bytes. */
export interface RunInputs {
  readonly answers: number;
  /** Not in the figures: open posters and break-offs. */
  readonly apart: number;
  /** SHA-256 over the answers by ascending id. */
  readonly answerSetHash: string;
  readonly frameHash: string;
  /** Absent in runs from before there were weight sets. */
  readonly weightSet?: { readonly id: string; readonly number: number; readonly hash: string };
  /** Version and SHA-256 of the meaning of each definition that was computed. */
  readonly definitions: readonly UsedDefinition[];
  /** SHA-256 over all of them. */
  readonly catalogueHash: string;
  readonly methodVersion: string;
  readonly reliabilityStandard: string;
  readonly lowPay: LowPayThreshold;
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
  readonly inputs: RunInputs | null;
  readonly outputHash: string | null;
  readonly requestedBy: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** Changes whenever a change of the program may change a figure. */
export const methodVersion = '2026.1';
