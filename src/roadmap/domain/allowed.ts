import type { Actor, Constituency } from '../../kernel/actor.js';
import { constituencies, holds } from '../../kernel/actor.js';
import { isOwner } from './action.js';
import { partsOf, roadmapPermissions } from './policy.js';
import type { ActionStatus } from './status.js';
import { movesFrom, needsReason } from './status.js';
import type { Claim } from './own-side.js';
import type {
  GivenVerdict,
  GroupVoice,
  OwnedAction,
  RecordedAs,
  ValidationRefusal,
  Validator,
  Verdict,
} from './validation.js';
import { mayWithdrawVerdict, standingVerdicts, verdictBy } from './validation.js';

/** A group on whose behalf a person may respond to the claim. */
export interface VerdictFor {
  readonly constituency: Constituency;
  readonly recordedAs: RecordedAs;
  readonly confirm: boolean;
  readonly dispute: boolean;
}

export interface Allowed {
  readonly reportTo: readonly ActionStatus[];
  readonly report: boolean;
  readonly edit: boolean;
  readonly setTarget: boolean;
  readonly readEvidence: boolean;
  readonly addEvidence: boolean;
  readonly comment: boolean;
  readonly claimId: string | null;
  readonly verdictFor: readonly VerdictFor[];
  /** The reason why the person's own group cannot confirm. */
  readonly refusal: ValidationRefusal | null;
}

export type StandingClaim = Claim & { readonly id: string };

export interface Move {
  readonly to: ActionStatus;
  readonly reason: boolean;
}

/** Status changes, without reports or responses, that this person may make. */
export function movesOf(actor: Actor, action: OwnedAction & { readonly status: ActionStatus }): readonly Move[] {
  if (!holds(actor, roadmapPermissions, 'roadmap.action.change-status')) return [];
  const held = partsOf(actor, action);
  return movesFrom(action.status, held, 'change').map((found) => ({ to: found.to, reason: needsReason(found, held) }));
}

type Claimed = OwnedAction & { readonly claim: StandingClaim | null };

function verdictFor(
  validator: Validator,
  action: OwnedAction & { readonly claim: Claim },
  constituency: Constituency | null,
): VerdictFor | ValidationRefusal {
  const verdict = (said: Verdict) => verdictBy(validator, action, { constituency, verdict: said });
  const [confirm, dispute] = [verdict('confirmed'), verdict('disputed')];
  if (typeof dispute === 'string') return dispute;
  return { ...dispute, confirm: typeof confirm !== 'string', dispute: true };
}

/**
 * The groups on whose behalf a person may respond to the current claim, and the reason if the own group is not among
 * them.
 */
export function verdictsOpenTo(
  actor: Actor,
  action: Claimed,
  voice: GroupVoice | null,
): Pick<Allowed, 'verdictFor' | 'refusal'> {
  if (action.claim === null || !holds(actor, roadmapPermissions, 'roadmap.action.validate'))
    return { verdictFor: [], refusal: null };
  const claimed = { ...action, claim: action.claim };
  const mayRecord = holds(actor, roadmapPermissions, 'roadmap.action.record-verdict');
  const asked = mayRecord ? constituencies : [actor.constituency];
  const answers = asked.map((constituency) => verdictFor({ person: actor, voice, mayRecord }, claimed, constituency));
  const open = answers.filter((answer) => typeof answer !== 'string');
  const refused = answers.find((answer) => typeof answer === 'string') ?? null;
  const named = open.some(({ confirm }) => !confirm) ? ('other-validator-named' as const) : null;
  return { verdictFor: open, refusal: mayRecord && open.length > 0 ? null : (refused ?? named) };
}

/** The responses in force that this person may withdraw. */
export function withdrawable<Given extends GivenVerdict>(
  actor: Actor,
  action: Claimed & { readonly validations: readonly Given[] },
  voice: GroupVoice | null,
): readonly Given[] {
  const { claim } = action;
  if (claim === null || !holds(actor, roadmapPermissions, 'roadmap.action.validate')) return [];
  const mayRecord = holds(actor, roadmapPermissions, 'roadmap.action.record-verdict');
  const claimed = { ...action, claim };
  return standingVerdicts(action.validations, claim.id).filter((given) =>
    mayWithdrawVerdict(claimed, given, { person: actor, voice, mayRecord }),
  );
}

/** The actions that a page offers to this person. It avoids refusals; the use cases check again. */
export function allowedTo(
  actor: Actor,
  action: Claimed & { readonly status: ActionStatus },
  voice: GroupVoice | null,
): Allowed {
  const may = (permission: string): boolean => holds(actor, roadmapPermissions, permission);
  const report = may('roadmap.action.report') && isOwner(actor, action) && action.status !== 'proposed';
  return {
    reportTo: report ? movesFrom(action.status, ['owner']).map(({ to }) => to) : [],
    report,
    edit: may('roadmap.action.edit'),
    setTarget: may('roadmap.target.set'),
    readEvidence: may('roadmap.evidence.read'),
    addEvidence: may('roadmap.evidence.add'),
    comment: may('roadmap.comment.add') && actor.personId !== null,
    claimId: action.claim?.id ?? null,
    ...verdictsOpenTo(actor, action, voice),
  };
}
