import type { Actor, Constituency } from '../../../kernel/actor.js';
import { mayRecord } from './policy.js';
import type { Seat } from './seating.js';

/** What an organisation answers about a conclusion that was agreed subject to its confirmation (ad referendum). */
export type ConfirmationAnswer = 'confirmed' | 'not-confirmed';
export const confirmationAnswers: readonly ConfirmationAnswer[] = ['confirmed', 'not-confirmed'];

/** The organisation answers through its own people; a recorder enters an answer that it gave on paper. */
export type AnsweredAs = 'organisation' | 'recorder';
export const answeredAsAll: readonly AnsweredAs[] = ['organisation', 'recorder'];

/** Silence after the term is not agreement: it stays `silent`. */
export type ConfirmationStatus = ConfirmationAnswer | 'waiting' | 'silent';
export const confirmationStatuses: readonly ConfirmationStatus[] = [...confirmationAnswers, 'waiting', 'silent'];

/** `no-term`: reached before terms were recorded. `confirmed`: by every organisation. */
export type ConfirmationState = ConfirmationStatus | 'no-term';
export const confirmationStates: readonly ConfirmationState[] = [...confirmationStatuses, 'no-term'];

/** Organisations are asked through the delegates who decide for them; advisers and observers do not. */
const deciding: readonly Seat['kind'][] = ['titular', 'substitute'];

export interface AskedOrganisation {
  readonly organisationId: string;
  readonly constituency: Constituency;
}

/** The organisations whose delegates have seats when the conclusion is reached. */
export function organisationsAsked(
  seats: readonly Pick<Seat, 'kind' | 'organisationId' | 'constituency'>[],
): readonly AskedOrganisation[] {
  const asked = new Map<string, AskedOrganisation>();
  for (const { kind, organisationId, constituency } of seats)
    if (organisationId !== null && constituency !== null && deciding.includes(kind) && !asked.has(organisationId))
      asked.set(organisationId, { organisationId, constituency });
  return [...asked.values()];
}

/** `today` is the day at the place of the roundtable; the term includes its last day. */
export interface Term {
  readonly dueOn: string;
  readonly today: string;
}

export const hasEnded = ({ dueOn, today }: Term): boolean => today > dueOn;

export function confirmationStatus(answer: ConfirmationAnswer | null, term: Term): ConfirmationStatus {
  return answer ?? (hasEnded(term) ? 'silent' : 'waiting');
}

/** The conclusion as a whole: one organisation that does not confirm, or is silent, decides. */
export function confirmationState(
  answers: readonly (ConfirmationAnswer | null)[],
  term: Term | null,
): ConfirmationState {
  if (term === null) return 'no-term';
  if (answers.includes('not-confirmed')) return 'not-confirmed';
  if (answers.length > 0 && !answers.includes(null)) return 'confirmed';
  return confirmationStatus(null, term);
}

/** In which capacity a person may answer for an organisation; null: not at all. */
export function answersAs(actor: Actor, organisationId: string): AnsweredAs | null {
  if (actor.personId !== null && actor.organisationId === organisationId) return 'organisation';
  return mayRecord(actor) ? 'recorder' : null;
}
