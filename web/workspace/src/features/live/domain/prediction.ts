import { decide, numbered, type RoomCommand } from '#server/modules/live/domain/room/decide.js';
import { replay } from '#server/modules/live/domain/room/reduce.js';
import type { RoomState, SpeechKind } from '#server/modules/live/domain/room/state.js';
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
  const command = commandOf(pending, view);
  const decision = command && decide(shown, command, view.you);
  if (!decision?.ok) return shown;
  const now = pending.at + (pending.offset ?? offset);
  const notBefore = Math.max(shown.speech?.startedAt ?? 0, shown.pausedSince ?? 0);
  const next = replay(shown, numbered(shown, decision.facts, { by: view.you.personId, now, notBefore }));
  if (command?.type !== 'give-floor' || next.speech === null) return next;
  return { ...next, speech: { ...next.speech, id: pending.doneAt ?? pending.speech } };
}

/** The payloads of all commands in `protocol.ts`. */
interface Body {
  readonly personId?: string;
  readonly kind?: SpeechKind | null;
  readonly speechId?: number;
  readonly agendaItemId?: string | null;
  /** A speech, or an item. */
  readonly replaces?: number | string | null;
  readonly limitSeconds?: number | null;
  readonly override?: OverrideReason | null;
}

/** Null if the seat was removed meanwhile, or only the server can decide. */
function commandOf({ name, payload }: Pending, view: RoomView): RoomCommand | null {
  const body = payload as Body;
  const own = view.you.personId ?? '';
  switch (name) {
    case 'raise-hand':
      return { type: name, personId: own, kind: body.kind ?? 'contribution' };
    case 'lower-hand':
      return { type: name, personId: body.personId ?? own, kind: body.kind ?? null };
    case 'give-floor':
      return giveFloor(body, view);
    case 'end-floor':
      return { type: name, speechId: body.speechId ?? 0 };
    case 'move-cursor':
      return { type: name, agendaItemId: body.agendaItemId ?? null, replaces: body.replaces as string | null };
    case 'undo-floor':
      return null;
    default:
      return { type: name };
  }
}

function giveFloor(
  { kind = null, limitSeconds = null, override = null, ...body }: Body,
  view: RoomView,
): RoomCommand | null {
  const seat = seatOf(view, body.personId ?? '');
  if (!seat) return null;
  const { personId, constituency, capacity, organisationId } = seat;
  const speaker = { personId, constituency, capacity, organisationId };
  const replaces = body.replaces as number | null;
  return { type: 'give-floor', speaker, kind, replaces, limitSeconds, proposedId: null, override };
}
