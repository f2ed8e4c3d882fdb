import { useEffect, useRef, useState } from 'react';
import type { OverrideReason } from '#server/modules/live/domain/room/events.js';
import { type Hand, handOf, type SpeechKind } from '#server/modules/live/domain/room/state.js';
import { useScreen } from './room-frame.js';
import type { SteadyRow } from '../domain/steady-list.js';
import type { Keys } from './use-keys.js';
import { useUndoable } from './use-room-clock.js';
import { hasBegun, itemFrom } from '../domain/words.js';

export interface GivenFloor {
  readonly personId: string;
  /** Null: the first request of this person. */
  readonly kind: SpeechKind | null;
}

/** A command to give the floor, as the room was shown when the facilitator began it. */
interface BegunGiving extends GivenFloor {
  readonly replaces: number | null;
  readonly limitSeconds: number | null;
  readonly interrupts: boolean;
}

/**
 * Gives the floor; if the person is not the proposed speaker, asks for a reason first. While the reason is being chosen,
 * someone else may give the floor: the command then still names the speech that was shown, and the server refuses it.
 */
function useGiving() {
  const { client, picture, view } = useScreen();
  const { state, refused } = picture;
  const [limit, setLimit] = useState(3);
  const [adding, setAdding] = useState(false);
  const add = (open: boolean): void => setAdding(open && hasBegun(view, state));
  const [asked, ask] = useState<BegunGiving | null>(null);
  const proposed = useRef<string | null>(null);
  const send = (begun: BegunGiving, override: OverrideReason | null): void => {
    ask(null);
    client.send('give-floor', { ...begun, override });
  };
  const give = (given: GivenFloor): void => {
    const kind = given.kind ?? handOf(state, given.personId)?.kind;
    const begun = {
      ...given,
      replaces: state.speech?.id ?? null,
      limitSeconds: limit === 0 ? null : limit * 60,
      // also keeps a speech that waits while no one speaks
      interrupts: kind === 'point-of-order',
    };
    if (proposed.current === null || proposed.current === given.personId) send(begun, null);
    else ask(begun);
  };
  // the proposal has changed in the meantime, or the command waited for a decision
  useEffect(() => {
    if (refused?.code !== 'live.floor.reason-needed' || refused.command === undefined) return;
    const { override: _none, ...begun } = refused.command.payload as unknown as BegunGiving & { override: null };
    client.dismiss();
    ask(begun);
  }, [client, refused]);
  return { limit, setLimit, adding, add, asked, ask, proposed, give, send };
}

/** All commands of the facilitator, each by a button and by a key. */
export function useConsole() {
  const { client, picture, confirmed, view } = useScreen();
  const { state } = picture;
  const giving = useGiving();
  const queue = useRef<readonly SteadyRow<Hand>[]>([]);
  const undoable = useUndoable(confirmed, picture.offset);
  const move = (agendaItemId: string): void => client.send('move-cursor', { agendaItemId, replaces: state.cursor });
  const end = (): void => {
    if (state.speech) client.send('end-floor', { speechId: state.speech.id });
  };
  const extend = (): void => {
    if (state.speech?.limitSeconds) {
      const { id: speechId, limitSeconds } = state.speech;
      client.send('extend-floor', { speechId, limitSeconds });
    }
  };
  const resume = (): void => {
    if (state.interrupted) client.send('continue-floor', { speechId: state.interrupted.speech.id });
  };
  const undo = (): void => {
    if (undoable !== null) client.send('undo-floor', { speechId: undoable });
  };
  const pause = (): void => {
    if (hasBegun(view, state)) client.send(state.pausedSince === null ? 'pause' : 'resume', {});
  };
  const step = (places: 1 | -1): void => {
    const item = itemFrom(view, state, places);
    if (item) move(item.id);
  };
  return { ...giving, queue, undoable, move, end, extend, resume, undo, pause, step };
}

export type Actions = ReturnType<typeof useConsole>;

export function keysOf({ queue, proposed, give, add, end, extend, resume, undo, pause, step }: Actions): Keys {
  const numbers = Array.from({ length: 9 }, (_, index): [string, () => void] => [
    String(index + 1),
    () => {
      const row = queue.current[index];
      if (row && !row.gone) give({ personId: row.item.personId, kind: row.item.kind });
    },
  ]);
  return {
    ...Object.fromEntries(numbers),
    n: () => {
      if (proposed.current) give({ personId: proposed.current, kind: null });
    },
    a: () => add(true),
    e: end,
    u: undo,
    x: extend,
    c: resume,
    p: pause,
    '[': () => step(-1),
    ']': () => step(1),
  };
}
