import { localized } from '../../../../kernel/localized-text.js';
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
  const saying = new Set([
    ...hands.map(({ personId }) => personId),
    ...speeches.map(({ speaker }) => speaker.personId),
  ]);
  const people = new Set([
    ...hands.map(({ personId }) => personId),
    ...speeches.flatMap(({ speaker, cededById }) => [speaker.personId, cededById]),
    // shown as speaking in place of a member
    ...view.seats.flatMap(({ replacedById, personId }) => (saying.has(replacedById ?? '') ? [personId] : [])),
    ...said.flatMap(({ subject }) => peopleIn(subject)),
  ]);
  const organisations = new Set(
    said.flatMap(({ subject }) => (subject && 'organisationId' in subject ? [subject.organisationId] : [])),
  );
  const seats = view.seats.filter(({ personId }) => people.has(personId));
  const named = [...organisations].filter((id) => !seats.some(({ organisationId }) => organisationId === id));
  return {
    view: {
      ...view,
      agenda: view.agenda.filter(({ id }) => id === state.cursor).map((item) => ({ ...item, note: null })),
      documents: view.documents.filter(({ agendaItemId }) => agendaItemId === state.cursor),
      seats: [
        ...seats,
        ...named.flatMap((id) => organisationAlone(view.seats.find((seat) => seat.organisationId === id))),
      ],
    },
    state: { ...state, hands, floor: [], lastSpeakerId: null },
  };
}

/** The name of an organisation that a speech concerns, without the people who have its seats. */
function organisationAlone(seat: RoomSeat | undefined): readonly RoomSeat[] {
  if (seat === undefined) return [];
  const { organisationId, organisation } = seat;
  const nobody = { personId: '', name: localized('', ''), kind: 'titular', function: null };
  const absent = { constituency: null, capacity: null, replacedById: null, inPlaceOfId: null, takesFloor: false };
  return [{ ...nobody, ...absent, organisationId, organisation }];
}

function peopleIn(subject: Subject | null): readonly string[] {
  if (subject === null) return [];
  if ('replyTo' in subject) return [subject.replyTo];
  return 'withIds' in subject ? subject.withIds : [];
}
