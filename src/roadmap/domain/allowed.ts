import type { Actor } from '../../kernel/actor.js';
import { holds } from '../../kernel/actor.js';
import { isOwner } from './action.js';
import { partsOf, roadmapPermissions } from './policy.js';
import type { ActionStatus } from './status.js';
import { movesFrom } from './status.js';
import type { Claim, OwnedAction, ValidationRefusal } from './validation.js';
import { validationRefusal } from './validation.js';

export interface Allowed {
  readonly reportTo: readonly ActionStatus[];
  readonly report: boolean;
  readonly edit: boolean;
  readonly setTarget: boolean;
  readonly readEvidence: boolean;
  readonly claimId: string | null;
  readonly confirm: boolean;
  readonly dispute: boolean;
  readonly refusal: ValidationRefusal | null;
}

export type StandingClaim = Claim & { readonly id: string };

export interface Move {
  readonly to: ActionStatus;
  readonly reason: boolean;
}

/** Plain status changes open to this person. */
export function movesOf(actor: Actor, action: OwnedAction & { readonly status: ActionStatus }): readonly Move[] {
  if (!holds(actor, roadmapPermissions, 'roadmap.action.change-status')) return [];
  return movesFrom(action.status, partsOf(actor, action), 'change').map(({ to, reason }) => ({ to, reason }));
}

type Validating = Pick<Allowed, 'claimId' | 'confirm' | 'dispute' | 'refusal'>;

function validating(actor: Actor, action: OwnedAction, claim: StandingClaim | null): Validating {
  if (claim === null) return { claimId: null, confirm: false, dispute: false, refusal: null };
  if (!holds(actor, roadmapPermissions, 'roadmap.action.validate'))
    return { claimId: claim.id, confirm: false, dispute: false, refusal: null };
  const refusal = validationRefusal(actor, { ...action, claim }, 'confirmed');
  const dispute = validationRefusal(actor, { ...action, claim }, 'disputed') === null;
  return { claimId: claim.id, confirm: refusal === null, dispute, refusal };
}

/** What a page offers to this person. It spares them a refusal; the use cases decide again. */
export function allowedTo(
  actor: Actor,
  action: OwnedAction & { readonly status: ActionStatus },
  claim: StandingClaim | null,
): Allowed {
  const may = (permission: string): boolean => holds(actor, roadmapPermissions, permission);
  const report = may('roadmap.action.report') && isOwner(actor, action);
  return {
    reportTo: report ? movesFrom(action.status, ['owner']).map(({ to }) => to) : [],
    report,
    edit: may('roadmap.action.edit'),
    setTarget: may('roadmap.target.set'),
    readEvidence: may('roadmap.evidence.read'),
    ...validating(actor, action, claim),
  };
}
