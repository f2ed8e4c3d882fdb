import { describe, expect, it } from '@jest/globals';
import { emptyRoom, type RoomState } from '#server/modules/live/domain/room/state.js';
import type { RoomView } from '#server/modules/live/domain/room/view.js';
import type { Pending } from './outbox.js';
import { predict, renewed } from './prediction.js';

const seat = (personId: string) => ({
  ...{ personId, constituency: null, capacity: null, organisationId: null, takesFloor: true },
});
const view = {
  seats: [seat('a'), seat('b')],
  agenda: [],
  you: { personId: 'f', moderates: true, seated: false },
} as unknown as RoomView;
const room = { view, offset: 100 };

let count = 0;
function pending(name: Pending['name'], body: object, more: Partial<Pending> = {}): Pending {
  count += 1;
  return {
    name,
    payload: { commandId: `c${count}`, ...body },
    at: 1_000,
    offset: 5_000,
    seenSeq: 0,
    speech: -count,
    ...more,
  };
}

describe('the predicted state of the console', () => {
  it("begins and ends speeches at the time of the press, by the server's clock", () => {
    const give = pending('give-floor', { personId: 'a', replaces: null });
    const speaking = predict(emptyRoom, [give], room);
    expect(speaking.speech).toMatchObject({ id: give.speech, startedAt: 6_000, speaker: { personId: 'a' } });
    const next = pending('give-floor', { personId: 'b', replaces: give.speech }, { at: 9_000 });
    const shown = predict(
      emptyRoom,
      [give, next, pending('end-floor', { speechId: next.speech }, { at: 11_000 })],
      room,
    );
    expect(shown.speech).toBeNull();
    expect(shown.floor.map(({ milliseconds }) => milliseconds)).toEqual([8_000, 2_000]);
  });

  it.each([
    ['a command that the room already has', { doneAt: 3 }],
    ['a command that waits for a decision', { held: 'overtaken' as const }],
  ])('does not include %s', (_, more) => {
    const state: RoomState = { ...emptyRoom, seq: 3, at: 5_000 };
    expect(predict(state, [pending('pause', {}, more)], room)).toBe(state);
  });

  it('does not include what the room would refuse, or only the server can decide', () => {
    const state = predict(emptyRoom, [pending('pause', {})], room);
    const refused = [pending('pause', {}), pending('give-floor', { personId: 'a', replaces: null })];
    expect(predict(state, [...refused, pending('undo-floor', { speechId: 1 })], room)).toEqual(state);
  });

  it('adapts an overtaken command to the current speech, and drops impossible ones', () => {
    const give = pending('give-floor', { personId: 'b', replaces: 7 });
    const state = predict(emptyRoom, [pending('give-floor', { personId: 'a', replaces: null }, { doneAt: 9 })], room);
    expect(renewed(state, give, view)?.payload).toMatchObject({ personId: 'b', replaces: 9 });
    expect(renewed(state, pending('end-floor', { speechId: 7 }), view)).toBeNull();
    expect(renewed(state, pending('give-floor', { personId: 'gone', replaces: 9 }), view)).toBeNull();
  });
});
