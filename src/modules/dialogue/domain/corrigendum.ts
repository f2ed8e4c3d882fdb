import type { Actor, Constituency } from '../../../kernel/actor.js';
import { type GroupRule, hasEnded, organisationsAsked, type Term } from './confirmation.js';
import { mayRecord } from './policy.js';
import { rightsOf, type Seat } from './seating.js';

/** Working days within which a group can object to a corrigendum. */
export const objectionTerm = 10;

/** Computed when read: without an objection a corrigendum takes effect after the last day for objections. */
export type CorrigendumState = 'open' | 'objected' | 'in-effect';
export const corrigendumStates: readonly CorrigendumState[] = ['open', 'objected', 'in-effect'];

export function corrigendumState(objected: boolean, term: Term): CorrigendumState {
  if (objected) return 'objected';
  return hasEnded(term) ? 'in-effect' : 'open';
}

/** A recorder enters an objection that a group made in writing. */
export type ObjectedAs = 'spokesperson' | 'organisation' | 'recorder';
export const objectedAsAll: readonly ObjectedAs[] = ['spokesperson', 'organisation', 'recorder'];

/** A group at a roundtable, and who can object for it. */
export interface ObjectingGroup {
  readonly constituency: Constituency;
  readonly spokespersonIds: readonly string[];
  /** Organisations of the group that would be asked to confirm. */
  readonly organisationIds: readonly string[];
}

type GroupSeat = Pick<Seat, 'personId' | 'kind' | 'function' | 'constituency' | 'organisationId'>;

/** The groups with titular or substitute seats, in the order of the seats. */
export function objectingGroups(
  seats: readonly GroupSeat[],
  rules: readonly Omit<GroupRule, 'mandate'>[],
): readonly ObjectingGroup[] {
  const asked = organisationsAsked(seats, rules);
  const deciding = seats.filter(({ kind }) => kind === 'titular' || kind === 'substitute');
  const groups = new Set(deciding.flatMap(({ constituency }) => constituency ?? []));
  return [...groups].map((constituency) => ({
    constituency,
    spokespersonIds: seats
      .filter((seat) => seat.constituency === constituency && rightsOf(seat).speaksForGroup)
      .map(({ personId }) => personId),
    organisationIds: asked.filter((one) => one.constituency === constituency).map((one) => one.organisationId),
  }));
}

/**
 * In which capacity a person may object for a group; null: not at all. Its spokesperson objects, and in a group without
 * one the people of an organisation that would be asked to confirm.
 */
export function objectsAs(actor: Actor, group: ObjectingGroup): ObjectedAs | null {
  const { personId, constituency, organisationId } = actor;
  const belongs = personId !== null && constituency === group.constituency;
  if (belongs && group.spokespersonIds.includes(personId)) return 'spokesperson';
  const alone = group.spokespersonIds.length === 0 && personId !== null && organisationId !== null;
  if (alone && group.organisationIds.includes(organisationId)) return 'organisation';
  return mayRecord(actor) ? 'recorder' : null;
}
