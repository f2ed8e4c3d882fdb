import type { Constituency, LocalizedText } from '../../../shared/index.js';

/** As `src/roadmap/http/dto/action.response.ts` answers. */
export type ActionStatus =
  'planned' | 'in-progress' | 'at-risk' | 'claimed-done' | 'confirmed' | 'disputed' | 'dropped';

export const statuses: readonly ActionStatus[] = [
  'planned',
  'in-progress',
  'at-risk',
  'claimed-done',
  'disputed',
  'confirmed',
  'dropped',
];

export interface OrganisationRef {
  readonly id: string;
  readonly name: LocalizedText;
  readonly constituency: Constituency | null;
}

export interface PersonRef {
  readonly id: string;
  readonly name: LocalizedText;
}

export interface Move {
  readonly to: ActionStatus;
  readonly reason: boolean;
}

export interface Action {
  readonly id: string;
  readonly code: string;
  readonly number: number;
  readonly title: LocalizedText;
  readonly status: ActionStatus;
  readonly progress: number;
  readonly policyAreas: readonly number[];
  readonly genderTag: 'not-targeted' | 'significant' | 'principal' | null;
  readonly objectiveId: string | null;
  readonly owner: OrganisationRef | null;
  readonly ownerPerson: PersonRef | null;
  readonly ownerConstituency: Constituency | null;
  readonly coOwners: readonly OrganisationRef[];
  readonly startOn: string | null;
  readonly dueOn: string | null;
  readonly duePrecision: 'day' | 'month' | 'year';
  readonly daysLate: number;
  readonly placeId: string | null;
  readonly conclusionId: string | null;
  readonly indicatorIds: readonly string[];
  readonly evidenceCount: number;
  readonly confirmedBy: readonly Constituency[];
  readonly disputedBy: readonly Constituency[];
  readonly basis: string | null;
  readonly validatorConstituency: Constituency | null;
  readonly moves: readonly Move[];
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface ActionList {
  readonly items: readonly Action[];
  readonly today: string;
}

export interface Evidence {
  readonly id: string;
  readonly updateId: string | null;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly person: PersonRef | null;
  readonly constituency: Constituency | null;
  readonly recordedAt: string;
  readonly mayRemove: boolean;
}

export interface Validation {
  readonly id: string;
  readonly updateId: string;
  readonly verdict: 'confirmed' | 'disputed';
  readonly words: string;
  readonly person: PersonRef | null;
  readonly constituency: Constituency;
  readonly recordedAt: string;
}

export interface Update {
  readonly id: string;
  readonly text: string;
  readonly language: 'en' | 'zh-CN';
  readonly progress: number;
  readonly statusBefore: ActionStatus;
  readonly statusAfter: ActionStatus;
  readonly person: PersonRef | null;
  readonly constituency: Constituency | null;
  readonly recordedAt: string;
}

export interface Target {
  readonly indicatorId: string;
  readonly baseline: string | null;
  readonly baselinePeriod: string | null;
  readonly target: string;
  readonly targetOn: string | null;
}

export interface Allowed {
  readonly reportTo: readonly ActionStatus[];
  readonly report: boolean;
  readonly edit: boolean;
  readonly setTarget: boolean;
  readonly readEvidence: boolean;
  readonly claimId: string | null;
  readonly confirm: boolean;
  readonly dispute: boolean;
  readonly refusal: string | null;
}

export interface ActionDetail extends Action {
  readonly description: LocalizedText;
  readonly planId: string | null;
  readonly updates: readonly Update[];
  readonly validations: readonly Validation[];
  readonly evidence: readonly Evidence[];
  readonly targets: readonly Target[];
  readonly allowed: Allowed;
}

export interface Objective {
  readonly id: string;
  readonly policyArea: number;
  readonly title: LocalizedText;
  readonly description: LocalizedText;
  readonly version: number;
  readonly actions: number;
}

export interface PolicyArea {
  readonly area: number;
  readonly name: LocalizedText;
  readonly objectives: readonly Objective[];
}

export interface PlanTarget {
  readonly id: string;
  readonly title: LocalizedText;
  readonly dueOn: string | null;
  readonly duePrecision: 'day' | 'month' | 'year';
  readonly instrumentId: string | null;
  readonly basis: string | null;
}

export interface Plan {
  readonly id: string;
  readonly kind: string;
  readonly title: LocalizedText;
  readonly note: LocalizedText | null;
  readonly fromYear: number | null;
  readonly toYear: number | null;
  readonly basis: string | null;
  readonly targets: readonly PlanTarget[];
}

export interface ActionInput {
  readonly title?: LocalizedText;
  readonly description?: LocalizedText;
  readonly policyAreas?: readonly number[];
  readonly genderTag?: string | null;
  readonly objectiveId?: string | null;
  readonly ownerOrganisationId?: string | null;
  readonly ownerPersonId?: string | null;
  readonly startOn?: string | null;
  readonly dueOn?: string | null;
  readonly duePrecision?: 'day' | 'month' | 'year';
  readonly validatorConstituency?: Constituency | null;
}
