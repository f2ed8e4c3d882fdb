/**
 * Facts about the activities of the institutions, from the other contexts: dated acts, no answers (methodology 2.5).
 */
import type { Constituency, Sex } from '../../../../kernel/actor.js';
import type { LocalizedText } from '../../../../kernel/localized-text.js';

export type LeadRole = 'chair' | 'vice-chair' | 'moderator' | 'rapporteur';

export interface Participant {
  readonly personId: string;
  /** Null if the person belongs to no group (O in the methodology). */
  readonly group: Constituency | null;
  readonly sex: Sex;
  readonly role: LeadRole | null;
  /** `facilitator`: secretariat and interpreters; `observer`: persons who only observe. */
  readonly part: 'delegate' | 'facilitator' | 'observer';
}

export interface Speech {
  readonly personId: string;
  readonly group: Constituency | null;
  readonly sex: Sex;
  readonly part: Participant['part'];
  readonly seconds: number;
}

/** A session of a body; `groups` and `sex` are its mandate. */
export interface Session {
  readonly id: string;
  readonly label: string;
  readonly heldOn: string;
  readonly placeId: string | null;
  readonly groups: readonly Constituency[];
  readonly sexOfMandate: 'female' | 'male' | null;
  readonly participants: readonly Participant[];
  readonly speeches: readonly Speech[];
}

export interface Decision {
  readonly id: string;
  readonly on: string;
  readonly placeId: string | null;
  readonly groups: readonly Constituency[];
  readonly endorsed: readonly Constituency[];
  readonly published: boolean;
}

export interface Move {
  readonly on: string;
  readonly to: string;
  readonly claimedOn: string | null;
}

export interface Action {
  readonly id: string;
  readonly decisionIds: readonly string[];
  readonly created: string;
  /** The original due date. */
  readonly due: string | null;
  readonly owner: Constituency | null;
  readonly placeId: string | null;
  readonly policyAreas: readonly number[];
  readonly genderTag: string | null;
  readonly moves: readonly Move[];
  readonly evidenceOn: readonly string[];
  readonly published: boolean;
}

/** Published cells of one indicator that are alike. */
export interface CellCount {
  readonly indicatorId: string;
  readonly sex: 'F' | 'M' | null;
  readonly parkId: string | null;
  readonly status: string;
  /** Whether the CV is below the caution band (Statistics Canada's first class). */
  readonly precise: boolean;
  readonly cells: number;
  /** The largest number of persons of one of the figures; null if none is published. */
  readonly persons: number | null;
}

export interface WaveFacts {
  readonly id: string;
  readonly title: LocalizedText;
  readonly startsOn: string;
  readonly endsOn: string;
  /** Cells of the last finished run; null if no run has finished. */
  readonly cells: readonly CellCount[] | null;
  /** Which finished runs read exactly the answers that exist now. */
  readonly readBy: 'every-run' | 'last-run' | 'none';
  readonly response: readonly {
    readonly parkId: string;
    readonly links: number;
    readonly posters: number;
    readonly complete: number;
    readonly partial: number;
    readonly ineligible: number;
  }[];
}

export interface InstitutionalFacts {
  readonly today: string;
  readonly sessions: readonly Session[];
  readonly decisions: readonly Decision[];
  readonly actions: readonly Action[];
  readonly waves: readonly WaveFacts[];
}

/** Parameters of a definition for the computation of its indicator (methodology, uncertainty 17). */
export interface Parameters {
  /** Maximum number of days from a conclusion to its action. */
  readonly actionWithinDays: number;
  /** Exclude secretariat, interpreters and observers from measures of participation and speaking time. */
  readonly facilitatorsExcluded: boolean;
}

export const defaultParameters: Parameters = { actionWithinDays: 30, facilitatorsExcluded: true };
