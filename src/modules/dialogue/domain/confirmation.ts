import type { Actor, Constituency } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { mayRecord } from './policy.js';
import type { Seat } from './seating.js';

/**
 * What an organisation answers about a conclusion that was agreed subject to its confirmation (ad referendum). Comments
 * leave the text as it is; a reservation is one of the conclusion.
 */
export type ConfirmationAnswer =
  'confirmed' | 'confirmed-with-comments' | 'confirmed-with-reservation' | 'not-confirmed';
export const confirmationAnswers: readonly ConfirmationAnswer[] = [
  ...(['confirmed', 'confirmed-with-comments', 'confirmed-with-reservation', 'not-confirmed'] as const),
];

/** How the answers of a group count: each organisation, more than half of them, or one that answers for the group. */
export type AnswersCounted = 'each' | 'majority' | 'for-group';
export const answersCountedAll: readonly AnswersCounted[] = ['each', 'majority', 'for-group'];

/** Another rule than that each organisation of a group confirms, by the mandate of the group at a roundtable. */
export interface GroupRule {
  readonly constituency: Constituency;
  readonly rule: Exclude<AnswersCounted, 'each'>;
  /** The organisation that answers for the group; null for a majority. */
  readonly organisationId: string | null;
  /** The letter or decision of the group that says so. */
  readonly mandate: string;
}

/** The organisation answers through its own people; a recorder enters an answer that it gave on paper. */
export type AnsweredAs = 'organisation' | 'recorder';
export const answeredAsAll: readonly AnsweredAs[] = ['organisation', 'recorder'];

/** Silence after the term is not agreement: it stays `silent`. */
export type ConfirmationStatus = ConfirmationAnswer | 'waiting' | 'silent';
export const confirmationStatuses: readonly ConfirmationStatus[] = [...confirmationAnswers, 'waiting', 'silent'];

type Settled = 'confirmed' | 'not-confirmed' | 'waiting' | 'silent';

/** `no-term`: reached before terms were recorded. `no-one`: no organisation is asked. `confirmed`: in every group. */
export type ConfirmationState = Settled | 'no-term' | 'no-one';
export const confirmationStates: readonly ConfirmationState[] = [
  ...(['confirmed', 'not-confirmed', 'waiting', 'silent', 'no-term', 'no-one'] as const),
];

/** Working days that organisations have by default. */
export const usualTerm = 20;

/** Organisations are asked through the delegates who decide for them; advisers and observers do not. */
const deciding: readonly Seat['kind'][] = ['titular', 'substitute'];

export interface AskedOrganisation {
  readonly organisationId: string;
  readonly constituency: Constituency;
  /** Stored with it, because the mandate of the group may change later. */
  readonly rule: AnswersCounted;
}

/** The organisations whose delegates have seats when the first term is set, or those that answer for their group. */
export function organisationsAsked(
  seats: readonly Pick<Seat, 'kind' | 'organisationId' | 'constituency'>[],
  rules: readonly Omit<GroupRule, 'mandate'>[] = [],
): readonly AskedOrganisation[] {
  const asked = new Map<string, AskedOrganisation>();
  for (const { kind, organisationId, constituency } of seats)
    if (organisationId !== null && constituency !== null && deciding.includes(kind) && !asked.has(organisationId))
      asked.set(organisationId, { organisationId, constituency, rule: 'each' });
  const all = [...asked.values()];
  return all.flatMap((one): readonly AskedOrganisation[] => {
    const set = rules.find(({ constituency }) => constituency === one.constituency);
    if (set === undefined) return [one];
    if (set.rule === 'majority') return [{ ...one, rule: 'majority' }];
    // without a delegate of the organisation that answers for the group, each one answers
    const answering = asked.get(set.organisationId ?? '');
    if (answering?.constituency !== one.constituency) return [one];
    return answering === one ? [{ ...one, rule: 'for-group' }] : [];
  });
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

/** With comments or a reservation, the organisation confirms all the same. */
const settled = (status: ConfirmationStatus): Settled =>
  status === 'confirmed-with-comments' || status === 'confirmed-with-reservation' ? 'confirmed' : status;

export interface CountedAnswer extends GivenAnswer {
  readonly constituency: Constituency | null;
  readonly rule: AnswersCounted;
}

/** More than half of the organisations asked; as soon as that cannot be reached any more, the group does not confirm. */
function majority(given: readonly Settled[]): Settled {
  const confirmed = given.filter((status) => status === 'confirmed').length;
  if (confirmed * 2 > given.length) return 'confirmed';
  const refused = given.filter((status) => status === 'not-confirmed').length;
  if ((given.length - refused) * 2 <= given.length) return 'not-confirmed';
  return given.find((status) => status === 'waiting' || status === 'silent') ?? 'not-confirmed';
}

/** The conclusion as a whole: one organisation that does not confirm, or is silent, decides, unless its group counts otherwise. */
export function confirmationState(answers: readonly CountedAnswer[], term: Term | null): ConfirmationState {
  if (term === null) return 'no-term';
  if (answers.length === 0) return 'no-one';
  const statusOf = (answer: GivenAnswer): Settled => settled(confirmationStatus(answer, term));
  const voting = answers.filter(({ rule }) => rule === 'majority');
  const groups = [...new Set(voting.map(({ constituency }) => constituency))];
  const given = [
    ...answers.filter(({ rule }) => rule !== 'majority').map(statusOf),
    ...groups.map((group) => majority(voting.filter(({ constituency }) => constituency === group).map(statusOf))),
  ];
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

/** What was written with an answer. */
export interface WrittenAnswer {
  readonly answer: ConfirmationAnswer;
  readonly note: string | null;
  readonly statement: LocalizedText | null;
}

/** What is missing, or was written for nothing; null: nothing. */
export function writtenFault({ answer, note, statement }: WrittenAnswer): 'comments' | 'statement' | 'unneeded' | null {
  if (answer === 'confirmed-with-comments' && note === null) return 'comments';
  if (answer === 'confirmed-with-reservation') return statement === null ? 'statement' : null;
  return statement === null ? null : 'unneeded';
}
