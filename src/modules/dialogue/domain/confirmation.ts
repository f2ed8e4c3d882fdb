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

/** `no-term`: reached before terms were recorded. `no-one`: no organisation is asked. `confirmed`: by every organisation. */
export type ConfirmationState = ConfirmationStatus | 'no-term' | 'no-one';
export const confirmationStates: readonly ConfirmationState[] = [...confirmationStatuses, 'no-term', 'no-one'];

/** Working days that organisations have by default. */
export const usualTerm = 20;

/** Organisations are asked through the delegates who decide for them; advisers and observers do not. */
const deciding: readonly Seat['kind'][] = ['titular', 'substitute'];

export interface AskedOrganisation {
  readonly organisationId: string;
  readonly constituency: Constituency;
}

/** The organisations whose delegates have seats when the first term is set. */
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

export interface GivenAnswer {
  readonly answer: ConfirmationAnswer | null;
  /** The text was revised after the version that the answer refers to. */
  readonly textChanged: boolean;
}

/** An answer to an earlier text does not count: the organisation answers again. */
export function confirmationStatus({ answer, textChanged }: GivenAnswer, term: Term): ConfirmationStatus {
  if (answer !== null && !textChanged) return answer;
  return hasEnded(term) ? 'silent' : 'waiting';
}

export const isAnswered = ({ answer, textChanged }: GivenAnswer): boolean => answer !== null && !textChanged;

/** The conclusion as a whole: one organisation that does not confirm, or is silent, decides. */
export function confirmationState(answers: readonly GivenAnswer[], term: Term | null): ConfirmationState {
  if (term === null) return 'no-term';
  if (answers.length === 0) return 'no-one';
  const given = answers.map((answer) => confirmationStatus(answer, term));
  if (given.includes('not-confirmed')) return 'not-confirmed';
  return given.find((status) => status !== 'confirmed') ?? 'confirmed';
}

/** In which capacity a person may answer for an organisation; null: not at all. */
export function answersAs(actor: Actor, organisationId: string): AnsweredAs | null {
  if (actor.personId !== null && actor.organisationId === organisationId) return 'organisation';
  return mayRecord(actor) ? 'recorder' : null;
}

interface RecordedAnswer extends GivenAnswer {
  readonly recordedAs: AnsweredAs | null;
  readonly documentId: string | null;
}

/** An answer is final, but people of the organisation replace one that a recorder entered in its name. */
export function isFinal(asked: Omit<RecordedAnswer, 'documentId'>, by: AnsweredAs): boolean {
  return isAnswered(asked) && !(asked.recordedAs === 'recorder' && by === 'organisation');
}

/** A recorder does not replace the paper of an answer that the organisation gave itself. */
export function mayAttach(asked: RecordedAnswer, by: AnsweredAs): boolean {
  if (!isAnswered(asked)) return false;
  return asked.documentId === null || by === 'organisation' || asked.recordedAs === 'recorder';
}
