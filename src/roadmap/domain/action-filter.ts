import type { Constituency } from '../../kernel/actor.js';
import type { ActionGap } from './action-gap.js';
import type { GenderTag } from './policy-area.js';
import type { Likelihood } from './risk.js';
import type { ActionStatus } from './status.js';
import type { Tag } from './tags.js';

/** The filter of actions, shared by board, table and timeline. */
export interface ActionFilter {
  readonly text?: string;
  readonly statuses?: readonly ActionStatus[];
  readonly policyArea?: number;
  readonly genderTag?: GenderTag;
  /** The constituency of the owner, with the working groups that represent only this constituency now. */
  readonly owningConstituency?: { readonly constituency: Constituency; readonly workingGroupIds: readonly string[] };
  readonly ownerOrganisationId?: string;
  /** The owner or a partner organisation. */
  readonly organisationId?: string;
  readonly ownerPersonId?: string;
  /** First and last due date, ISO days. */
  readonly dueFrom?: string;
  readonly dueTo?: string;
  /** A month such as `2026-11` in which actions are due. */
  readonly dueIn?: string;
  /** Only actions with a due date, or only those without. */
  readonly dated?: boolean;
  readonly ownerWorkingGroupId?: string;
  readonly conclusionId?: string;
  readonly indicatorId?: string;
  readonly objectiveId?: string;
  readonly planId?: string;
  readonly findingId?: string;
  readonly tag?: Tag;
  readonly placeId?: string;
  /** Only actions with a risk of this likelihood. */
  readonly risk?: Likelihood;
  /** Only actions that are overdue on `today`. */
  readonly late?: boolean;
  readonly gap?: ActionGap;
  /** Only actions owned by this person, this organisation or these working groups. */
  readonly ownedBy?: {
    readonly personId: string | null;
    readonly organisationId: string | null;
    readonly workingGroupIds: readonly string[];
  };
  readonly ids?: readonly string[];
}

/** The filter as a reader gives it, before the groups of the reader and of a constituency are looked up. */
export interface AskedActions extends Omit<ActionFilter, 'ownedBy' | 'owningConstituency'> {
  /** Only actions of the current user, their organisation and the working groups that they convene. */
  readonly mine?: boolean;
  readonly constituency?: Constituency;
}
