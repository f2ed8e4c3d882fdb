import { describe, expect, it } from '@jest/globals';
import { factVersion, type RoomFact, roomEventTypes, upcast } from './events.js';
import { reduce } from './reduce.js';
import { emptyRoom, type RoomState } from './state.js';

const replayed = (rows: readonly (readonly [number, Readonly<Record<string, unknown>>])[]): RoomState =>
  rows.reduce(
    (state, [version, fact], index) => reduce(state, { ...upcast(fact, version), seq: index + 1, at: index, by: 'p1' }),
    emptyRoom,
  );
const hands = ({ hands: raised }: RoomState): string[] => raised.map(({ personId, kind }) => `${personId} ${kind}`);

describe('a stored room event', () => {
  const contribution = { type: 'hand-raised', personId: 'p1', kind: 'contribution' };
  const order = { type: 'hand-raised', personId: 'p1', kind: 'point-of-order' };
  const lowered = { type: 'hand-lowered', personId: 'p1' };

  it('of the first version has its original meaning: one request per person', () => {
    expect(hands(replayed([[1, contribution], [1, order]]))).toEqual(['p1 point-of-order']); // prettier-ignore
    expect(hands(replayed([[1, contribution], [1, order], [1, lowered]]))).toEqual([]); // prettier-ignore
  });

  it('of the first version can be followed by one of the current version', () => {
    const today = { ...order, alone: false };
    const rows = [[1, contribution], [2, today], [2, { ...lowered, kind: 'point-of-order' }]] as const; // prettier-ignore
    expect(hands(replayed(rows.slice(0, 2)))).toEqual(['p1 contribution', 'p1 point-of-order']);
    expect(hands(replayed(rows))).toEqual(['p1 contribution']);
  });

  it('of a version before requests concerned others has none, also within an undone floor', () => {
    const speech = { id: 1, kind: 'contribution' };
    const resumed = { speech, milliseconds: 3 };
    const undone = {
      type: 'floor-undone',
      speechId: 3,
      resumed,
      request: { hand: { kind: 'contribution' }, place: 0 },
    };
    expect(upcast(undone, 1)).toEqual({
      ...{ ...undone, interrupted: null, lastSpeakerId: null },
      resumed: { ...resumed, speech: { ...speech, subject: null, cededById: null } },
      request: { hand: { kind: 'contribution', subject: null }, place: 0 },
    });
    expect(upcast({ ...undone, resumed: null, request: null }, 1)).toMatchObject({ resumed: null, request: null });
  });

  it.each(Object.keys(roomEventTypes) as RoomFact['type'][])(
    'of the kind %s is written in a version that is read',
    (kind) => {
      const fact = { type: kind, personId: 'p1', kind: 'contribution', resumed: null, request: null };
      for (let version = 1; version <= factVersion(kind); version += 1)
        expect(upcast(fact, version)).toMatchObject({ type: kind });
      expect(() => upcast(fact, factVersion(kind) + 1)).toThrow('does not know version');
    },
  );

  it('of an unknown kind is refused, and not guessed', () => {
    expect(() => upcast({ type: 'toast-proposed' }, 1)).toThrow(
      'does not know version 1 of the room event toast-proposed',
    );
  });
});
