import type { Actor, Constituency } from '../../kernel/actor.js';
import type { ActionStatus } from './status.js';

/** What another constituency says about a claim that something is done. */
export type Verdict = 'confirmed' | 'disputed';
export const verdicts: readonly Verdict[] = ['confirmed', 'disputed'];

export interface GivenVerdict {
  readonly constituency: Constituency;
  readonly verdict: Verdict;
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
  'no-constituency' | 'own-claim' | 'own-organisation' | 'own-constituency' | 'other-validator-named';

/**
 * Who may not give this verdict, and why. Joint validation means that nobody marks their own work: not the person who
 * claims, not an owning organisation, not the owner's constituency. A named validator reserves the confirmation; a
 * dispute stays open to every other constituency.
 */
export function validationRefusal(
  actor: Pick<Actor, 'personId' | 'constituency' | 'organisationId'>,
  action: OwnedAction & { readonly claim: Claim },
  verdict: Verdict,
): ValidationRefusal | null {
  const { claim } = action;
  if (actor.constituency === null || actor.personId === null) return 'no-constituency';
  if ([claim.personId, action.ownerPersonId].includes(actor.personId)) return 'own-claim';
  const owning = [action.ownerOrganisationId, ...action.coOwnerOrganisationIds];
  if (actor.organisationId !== null && owning.includes(actor.organisationId)) return 'own-organisation';
  if ([claim.constituency, action.ownerConstituency].includes(actor.constituency)) return 'own-constituency';
  const named = action.validatorConstituency;
  if (verdict === 'confirmed' && named !== null && named !== actor.constituency) return 'other-validator-named';
  return null;
}

/**
 * Where a claim stands after the verdicts given on it, oldest first. The last word of each constituency counts; one
 * standing dispute outweighs any number of confirmations, so only those who disputed can settle it.
 */
export function standingOf(given: readonly GivenVerdict[]): ActionStatus {
  const last = new Map<Constituency, Verdict>();
  for (const { constituency, verdict } of given) last.set(constituency, verdict);
  const words = [...last.values()];
  if (words.includes('disputed')) return 'disputed';
  return words.includes('confirmed') ? 'confirmed' : 'claimed-done';
}
