import { queueOf, type RoomState, type Subject } from './state.js';
import type { RoomSeat, SharedView } from './view.js';

/** What a screen without an account receives: names of the people it shows, and sums by group, not by person. */
export interface ScreenPicture {
  readonly view: SharedView;
  readonly state: RoomState;
}

/** People who wait and are shown. */
export const nextShown = 3;

export function screenPicture(view: SharedView, state: RoomState): ScreenPicture {
  const hands = queueOf(state).slice(0, nextShown);
  const speeches = [state.speech, state.interrupted?.speech].filter((one) => !!one);
  const said = [...hands, ...speeches];
  const people = new Set([
    ...hands.map(({ personId }) => personId),
    ...speeches.flatMap(({ speaker, cededById }) => [speaker.personId, cededById]),
    ...said.flatMap(({ subject }) => peopleIn(subject)),
  ]);
  const organisations = new Set(
    said.map(({ subject }) => subject && 'organisationId' in subject && subject.organisationId),
  );
  const shown = ({ personId, organisationId }: RoomSeat): boolean =>
    people.has(personId) || (organisationId !== null && organisations.has(organisationId));
  return {
    view: {
      ...view,
      agenda: view.agenda.filter(({ id }) => id === state.cursor),
      seats: view.seats.filter(shown),
    },
    state: { ...state, hands, floor: [], lastSpeakerId: null },
  };
}

function peopleIn(subject: Subject | null): readonly string[] {
  if (subject === null) return [];
  if ('replyTo' in subject) return [subject.replyTo];
  return 'withIds' in subject ? subject.withIds : [];
}
