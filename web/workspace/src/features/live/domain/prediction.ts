import { decide, numbered, type RoomCommand } from '#server/modules/live/domain/room/decide.js';
import { replay } from '#server/modules/live/domain/room/reduce.js';
import {
  type RoomState,
  type Speaker,
  type SpeechKind,
  allowedWish,
  noSubject,
  type SubjectWish,
} from '#server/modules/live/domain/room/state.js';
import type { RoomView } from '#server/modules/live/domain/room/view.js';
import type { OverrideReason } from '#server/modules/live/domain/room/events.js';
import type { Pending } from './outbox.js';
import { seatOf } from './words.js';

/**
 * Predicts the room after all pending commands, with the same functions that the server uses, so that the console
 * works without a connection. A speech that the server has not numbered yet has the number of its command.
 */
export function predict(state: RoomState, pending: readonly Pending[], room: RoomNow): RoomState {
  return pending.reduce((shown, one) => {
    const waits = one.held === undefined && (one.doneAt === undefined || one.doneAt > state.seq);
    return waits ? after(shown, one, room) : shown;
  }, state);
}

export interface RoomNow {
  readonly view: RoomView;
  /** Offset to add to this device's clock. */
  readonly offset: number;
}

/** The same command for the current state of the room; null if the room would no longer carry it out. */
export function renewed(state: RoomState, pending: Pending, view: RoomView): Pending | null {
  const replaces = pending.name === 'move-cursor' ? state.cursor : (state.speech?.id ?? null);
  const payload = 'replaces' in pending.payload ? { ...pending.payload, replaces } : pending.payload;
  const command = commandOf({ ...pending, payload }, view);
  return command !== null && decide(state, command, view.you).ok ? { ...pending, payload } : null;
}

function after(shown: RoomState, pending: Pending, { view, offset }: RoomNow): RoomState {
  const command = commandOf({ ...pending, offset: pending.offset ?? offset }, view);
  const decision = command && decide(shown, command, view.you);
  if (!decision?.ok) return shown;
  const now = pending.at + (pending.offset ?? offset);
  const notBefore = Math.max(shown.speech?.startedAt ?? 0, shown.pausedSince ?? 0);
  const next = replay(shown, numbered(shown, decision.facts, { by: view.you.personId, now, notBefore }));
  const begins = command?.type === 'give-floor' || command?.type === 'cede-floor';
  if (!begins || next.speech === null) return next;
  return { ...next, speech: { ...next.speech, id: pending.doneAt ?? pending.speech } };
}

/** The payloads of all commands in `protocol.ts`. */
interface Body extends Partial<SubjectWish> {
  readonly personId?: string;
  readonly kind?: SpeechKind | null;
  readonly speechId?: number;
  readonly agendaItemId?: string | null;
  /** A speech, or an item. */
  readonly replaces?: number | string | null;
  readonly limitSeconds?: number | null;
  readonly override?: OverrideReason | null;
  readonly interrupts?: boolean;
  readonly minutes?: number | null;
}

interface Given {
  readonly body: Body;
  readonly view: RoomView;
  /** The person at this screen. */
  readonly own: string;
  /** Server time. */
  readonly now: number;
}

type Building = Partial<Record<Pending['name'], (given: Given) => RoomCommand | null>>;

const building: Building = {
  'raise-hand': ({ body: { personId, kind, ...wish }, view, own }) => {
    const asking = personId ?? own;
    if (asking !== own && view.you.moderates && speakerOf(view, { personId: asking }) === null) return null;
    return {
      ...{ type: 'raise-hand', personId: asking, kind: kind ?? 'contribution' },
      wish: allowedWish({ ...noSubject, ...wish }, asking, seatsWithFloor(view)),
    };
  },
  'lower-hand': ({ body: { personId, kind = null }, own }) => ({ type: 'lower-hand', personId: personId ?? own, kind }),
  'give-floor': ({ body, view }) => giveFloor(body, view),
  'cede-floor': ({ body, view, now }) => {
    const speaker = speakerOf(view, body);
    return speaker && { type: 'cede-floor', speechId: body.speechId ?? 0, speaker, now };
  },
  'end-floor': ({ body: { speechId = 0 } }) => ({ type: 'end-floor', speechId }),
  'continue-floor': ({ body: { speechId = 0 } }) => ({ type: 'continue-floor', speechId }),
  'extend-floor': ({ body: { speechId = 0, limitSeconds } }) => ({
    ...{ type: 'extend-floor', speechId, limitSeconds: limitSeconds ?? 0 },
  }),
  'set-budget': ({ body: { agendaItemId, constituency = null, minutes = null } }) =>
    agendaItemId ? { type: 'set-budget', agendaItemId, constituency, minutes } : null,
  'move-cursor': ({ body: { agendaItemId = null, replaces } }) => ({
    ...{ type: 'move-cursor', agendaItemId, replaces: replaces as string | null },
  }),
  'close-list': () => ({ type: 'close-list' }),
  'reopen-list': () => ({ type: 'reopen-list' }),
  pause: () => ({ type: 'pause' }),
  resume: () => ({ type: 'resume' }),
};

/** Null if the seat was removed meanwhile, or only the server can decide. */
function commandOf({ name, payload, at, offset }: Pending, view: RoomView): RoomCommand | null {
  const own = view.you.personId ?? '';
  return building[name]?.({ body: payload as Body, view, own, now: at + (offset ?? 0) }) ?? null;
}

function giveFloor(
  { kind = null, limitSeconds = null, override = null, interrupts = false, ...body }: Body,
  view: RoomView,
): RoomCommand | null {
  const speaker = speakerOf(view, body);
  const replaces = body.replaces as number | null;
  const withFloor = seatsWithFloor(view).map(({ personId }) => personId);
  const given = { kind, replaces, limitSeconds, proposedId: null, override, interrupts, withFloor };
  return speaker && { type: 'give-floor', speaker, ...given };
}

/** Without interpreters, and members whose seats substitutes have now. */
const seatsWithFloor = (view: RoomView) => view.seats.filter(({ takesFloor }) => takesFloor);

function speakerOf(view: RoomView, body: Body): Speaker | null {
  const seat = seatOf(view, body.personId ?? '');
  if (seat?.takesFloor !== true) return null;
  const { personId, constituency, capacity, organisationId } = seat;
  return { personId, constituency, capacity, organisationId };
}
