import { type Actor, constituencies, type Constituency } from '../../kernel/actor.js';
import type { ActionStatus } from './status.js';

/** What another constituency says about a claim that something is done. */
export type Verdict = 'confirmed' | 'disputed';
export const verdicts: readonly Verdict[] = ['confirmed', 'disputed'];

/** In which capacity a verdict was given. A recorder, the facilitator or rapporteur, writes down what a group said. */
export type RecordedAs = 'spokesperson' | 'titular' | 'recorder';
export const recordedAsAll: readonly RecordedAs[] = ['spokesperson', 'titular', 'recorder'];

/** A person speaks for this group, in this capacity. */
export interface GroupVoice {
  readonly constituency: Constituency;
  readonly recordedAs: RecordedAs;
}

export interface GivenVerdict {
  /** The claim on which it was given. */
  readonly updateId: string;
  readonly constituency: Constituency;
  readonly verdict: Verdict;
  readonly personId: string;
  readonly withdrawnAt: Date | null;
}

export interface OwnedAction {
  readonly ownerOrganisationId: string | null;
  readonly ownerPersonId: string | null;
  readonly ownerConstituency: Constituency | null;
  readonly coOwnerOrganisationIds: readonly string[];
  readonly validatorConstituency: Constituency | null;
}

export interface Claim {
  readonly personId: string | null;
  /** As it was when the claim was made. */
  readonly constituency: Constituency | null;
}

export type ValidationRefusal =
  | 'no-constituency'
  | 'not-spokesperson'
  | 'own-claim'
  | 'own-organisation'
  | 'own-constituency'
  | 'other-validator-named';

type Person = Pick<Actor, 'personId' | 'constituency' | 'organisationId'>;

/** Someone, with the voice of their own seat; `mayRecord`: of those who write down what the groups say. */
export interface Validator {
  readonly person: Person;
  readonly voice: GroupVoice | null;
  readonly mayRecord: boolean;
}

/**
 * How someone speaks for a group: with the voice of their own seat, or as a recorder for any group. For everyone else
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
 * In which capacity someone gives this verdict for a group, or why not. That a group has no say about its own claim comes
 * first: to point its members to their spokesperson would mislead them.
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
 * Who may not give this verdict for a group, and why. Joint validation means that no one marks their own work: not the
 * person who claims, not an owning organisation, not the owner's constituency. A named validator reserves the confirmation;
 * a dispute stays open to every other constituency.
 */
function validationRefusal(
  person: Person,
  action: OwnedAction & { readonly claim: Claim },
  said: { readonly constituency: Constituency; readonly verdict: Verdict },
): ValidationRefusal | null {
  const { claim } = action;
  if (person.personId === null) return 'no-constituency';
  if ([claim.personId, action.ownerPersonId].includes(person.personId)) return 'own-claim';
  const owning = [action.ownerOrganisationId, ...action.coOwnerOrganisationIds];
  if (person.organisationId !== null && owning.includes(person.organisationId)) return 'own-organisation';
  if ([claim.constituency, action.ownerConstituency].includes(said.constituency)) return 'own-constituency';
  const named = action.validatorConstituency;
  if (said.verdict === 'confirmed' && named !== null && named !== said.constituency) return 'other-validator-named';
  return null;
}

/** A verdict is withdrawn by its author, by the spokesperson of the group, or by a person who records what the group says. */
export function mayWithdrawVerdict(
  person: Pick<Person, 'personId' | 'constituency'>,
  given: Pick<GivenVerdict, 'constituency' | 'personId'>,
  own: { readonly voice: GroupVoice | null; readonly mayRecord: boolean },
): boolean {
  if (own.mayRecord) return true;
  if (person.constituency !== given.constituency) return false;
  return person.personId === given.personId || own.voice?.recordedAs === 'spokesperson';
}

/**
 * The verdicts that count, of all given on an action, oldest first: the last of each author for a group, unless withdrawn. A
 * confirmation is of one claim; a dispute remains in force for a new claim too, until it is withdrawn.
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

/** The status of a claim on which verdicts were given. One standing dispute outweighs any number of confirmations. */
export function statusAfterVerdicts(given: readonly GivenVerdict[], claimId: string): ActionStatus {
  const counted = standingVerdicts(given, claimId).map(({ verdict }) => verdict);
  if (counted.includes('disputed')) return 'disputed';
  return counted.includes('confirmed') ? 'confirmed' : 'claimed-done';
}

/**
 * The groups for whose word a claim waits: those that dispute it, as long as they do; else those of which one has to confirm it,
 * the named one if there is one.
 */
export function awaitedGroups(
  action: OwnedAction & { readonly status: ActionStatus; readonly claim: (Claim & { readonly id: string }) | null },
  given: readonly GivenVerdict[],
): readonly Constituency[] {
  const { claim, status, ownerConstituency, validatorConstituency: named } = action;
  if (claim === null) return [];
  if (status === 'disputed') {
    const disputes = standingVerdicts(given, claim.id).filter(({ verdict }) => verdict === 'disputed');
    return constituencies.filter((group) => disputes.some(({ constituency }) => constituency === group));
  }
  if (status !== 'claimed-done') return [];
  const others = constituencies.filter((group) => group !== claim.constituency && group !== ownerConstituency);
  return named === null ? others : others.filter((group) => group === named);
}
