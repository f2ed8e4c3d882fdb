import { type Actor, constituencies, type Constituency } from '../../kernel/actor.js';
import { type Claim, type Owners, type OwnSide, sideOfClaim } from './own-side.js';
import type { ActionStatus } from './status.js';

/** The response of another constituency to a claim of completion. */
export type Verdict = 'confirmed' | 'disputed';
export const verdicts: readonly Verdict[] = ['confirmed', 'disputed'];

/** The capacity in which a response was given. A recorder (facilitator or rapporteur) records what a group said. */
export type RecordedAs = 'spokesperson' | 'titular' | 'recorder';
export const recordedAsAll: readonly RecordedAs[] = ['spokesperson', 'titular', 'recorder'];

/** The group for which a person may speak, and the capacity. */
export interface GroupVoice {
  readonly constituency: Constituency;
  readonly recordedAs: RecordedAs;
}

export interface GivenVerdict {
  /** The claim to which it responds. */
  readonly updateId: string;
  readonly constituency: Constituency;
  readonly verdict: Verdict;
  readonly personId: string;
  readonly withdrawnAt: Date | null;
}

export interface OwnedAction extends Owners {
  readonly validatorConstituency: Constituency | null;
}

export type ValidationRefusal =
  | 'no-constituency'
  | 'not-spokesperson'
  | 'own-claim'
  | 'own-work'
  | 'own-organisation'
  | 'own-constituency'
  | 'other-validator-named';

type Person = Pick<Actor, 'personId' | 'constituency' | 'organisationId'>;

/**
 * A person who responds, with the capacity from the own seat; `mayRecord`: the person may record the responses of
 * groups.
 */
export interface Validator {
  readonly person: Person;
  readonly voice: GroupVoice | null;
  readonly mayRecord: boolean;
}

/**
 * The capacity in which a person may speak for a group: from the own seat, or as a recorder for any group. Otherwise
 * the reason why not.
 */
function speakingFor(
  { person, voice, mayRecord }: Validator,
  constituency: Constituency,
): GroupVoice | ValidationRefusal {
  if (voice !== null && voice.constituency === constituency) return voice;
  if (mayRecord) return { constituency, recordedAs: 'recorder' };
  return person.constituency === null ? 'no-constituency' : 'not-spokesperson';
}

/**
 * The capacity in which a person may give this response for a group, or the reason why not. The rule that a group
 * cannot respond to its own claim is checked first: referring its members to their spokesperson would mislead them.
 */
export function verdictBy(
  validator: Validator,
  action: OwnedAction & { readonly claim: Claim },
  said: { readonly constituency: Constituency | null; readonly verdict: Verdict },
): GroupVoice | ValidationRefusal {
  const { constituency, verdict } = said;
  if (constituency === null) return 'no-constituency';
  const refusal = validationRefusal(validator.person, action, { constituency, verdict });
  return refusal ?? speakingFor(validator, constituency);
}

/**
 * Why a person cannot assess the work, if it is their own or that of their group. It also applies to those who record
 * what other groups say: otherwise the own side could confirm its work by recording a confirmation.
 */
function ownWork(
  person: Person,
  action: OwnedAction & { readonly claim: Claim },
  side: OwnSide,
): ValidationRefusal | null {
  if (person.personId === null) return null;
  if ([action.claim.personId, action.ownerPersonId].includes(person.personId)) return 'own-claim';
  if (side.personIds.includes(person.personId)) return 'own-work';
  const { organisationId, constituency } = person;
  if (organisationId !== null && side.organisationIds.includes(organisationId)) return 'own-organisation';
  return constituency !== null && side.constituencies.includes(constituency) ? 'own-constituency' : null;
}

/**
 * The reason why a person may not give this response for a group, if any. In joint validation no one assesses their own
 * work. If a confirming group is named, only it can confirm, unless it has become part of the own side; every other
 * constituency can dispute.
 */
function validationRefusal(
  person: Person,
  action: OwnedAction & { readonly claim: Claim },
  said: { readonly constituency: Constituency; readonly verdict: Verdict },
): ValidationRefusal | null {
  if (person.personId === null) return 'no-constituency';
  const side = sideOfClaim(action, action.claim);
  const own = ownWork(person, action, side);
  if (own !== null) return own;
  if (side.constituencies.includes(said.constituency)) return 'own-constituency';
  const confirming = confirmingGroups(action, side);
  return said.verdict === 'confirmed' && !confirming.includes(said.constituency) ? 'other-validator-named' : null;
}

function confirmingGroups(
  { validatorConstituency: named }: Pick<OwnedAction, 'validatorConstituency'>,
  { constituencies: own }: OwnSide,
): readonly Constituency[] {
  const others = constituencies.filter((group) => !own.includes(group));
  return named === null || own.includes(named) ? others : [named];
}

/**
 * Whether a person may withdraw a response: its author, the spokesperson of the group, or a person who records what
 * the groups say. No one withdraws a dispute of their own work or that of their group, because it may be confirmed then.
 */
export function mayWithdrawVerdict(
  action: OwnedAction & { readonly claim: Claim },
  given: Pick<GivenVerdict, 'constituency' | 'personId' | 'verdict'>,
  { person, ...own }: Validator,
): boolean {
  const isOwnWork = ownWork(person, action, sideOfClaim(action, action.claim)) !== null;
  if (given.verdict === 'disputed' && isOwnWork) return false;
  if (own.mayRecord) return true;
  if (person.constituency !== given.constituency) return false;
  return person.personId === given.personId || own.voice?.recordedAs === 'spokesperson';
}

/**
 * The responses in force, of all given on an action, oldest first: the last of each author for a group, unless
 * withdrawn. A confirmation concerns one claim; a dispute also applies to later claims until it is withdrawn.
 */
export function standingVerdicts<Given extends GivenVerdict>(
  given: readonly Given[],
  claimId: string,
): readonly Given[] {
  const last = new Map<string, Given>();
  for (const one of given) last.set(`${one.constituency} ${one.personId}`, one);
  return [...last.values()].filter(
    ({ withdrawnAt, verdict, updateId }) => withdrawnAt === null && (verdict === 'disputed' || updateId === claimId),
  );
}

/** A confirmation, with what it confirmed if it lapsed because that was changed. */
export interface LapsableVerdict extends GivenVerdict {
  readonly lapsedContent: string | null;
}

/**
 * The lapsed confirmations that count again because what they confirmed was restored: the last word of their author
 * for a group on this claim.
 */
export function restoredConfirmations<Given extends LapsableVerdict>(
  given: readonly Given[],
  claimId: string,
  content: string,
): readonly Given[] {
  return given.filter(
    (one, index) =>
      one.updateId === claimId &&
      one.lapsedContent === content &&
      !given
        .slice(index + 1)
        .some((later) => later.personId === one.personId && later.constituency === one.constituency),
  );
}

/** The status of a claim after these responses. One dispute in force outweighs any number of confirmations. */
export function statusAfterVerdicts(given: readonly GivenVerdict[], claimId: string): ActionStatus {
  const counted = standingVerdicts(given, claimId).map(({ verdict }) => verdict);
  if (counted.includes('disputed')) return 'disputed';
  return counted.includes('confirmed') ? 'confirmed' : 'claimed-done';
}

/**
 * The groups whose response is awaited: those that dispute the claim, as long as there are any; otherwise the groups
 * that can confirm it, which is one if a confirming group is named.
 */
export function awaitedGroups(
  action: OwnedAction & { readonly status: ActionStatus; readonly claim: (Claim & { readonly id: string }) | null },
  given: readonly GivenVerdict[],
): readonly Constituency[] {
  const { claim, status } = action;
  if (claim === null) return [];
  if (status === 'disputed') {
    const disputes = standingVerdicts(given, claim.id).filter(({ verdict }) => verdict === 'disputed');
    return constituencies.filter((group) => disputes.some(({ constituency }) => constituency === group));
  }
  if (status !== 'claimed-done') return [];
  return confirmingGroups(action, sideOfClaim(action, claim));
}
