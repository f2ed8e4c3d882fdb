import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { discussionOf } from './discussion.js';
import type { RoomEvent, RoomFact } from './events.js';

const minute = 60_000;
const numbered = (facts: readonly (readonly [minutes: number, fact: RoomFact])[]): RoomEvent[] =>
  facts.map(([minutes, fact], index) => ({ ...fact, seq: index + 1, at: minutes * minute, by: null }));
const turn = (agendaItemId: string | null): RoomFact => ({ type: 'cursor-moved', agendaItemId });

describe('the discussion of agenda items', () => {
  it('adds the periods of an item, without pauses', () => {
    const events = numbered([
      [0, turn('a')],
      [10, turn('b')],
      [15, { type: 'room-paused' }],
      [30, { type: 'room-resumed' }],
      [32, turn('a')],
      [40, { type: 'room-closed' }],
    ]);
    expect(discussionOf(events)).toEqual([
      { agendaItemId: 'a', startedAt: 0, endedAt: 40 * minute, milliseconds: 18 * minute },
      { agendaItemId: 'b', startedAt: 10 * minute, endedAt: 32 * minute, milliseconds: 7 * minute },
    ]);
  });

  it('has no end while the item is under discussion', () => {
    expect(discussionOf(numbered([[3, turn('a')]]))).toEqual([
      { agendaItemId: 'a', startedAt: 3 * minute, endedAt: null, milliseconds: 0 },
    ]);
    expect(discussionOf([])).toEqual([]);
  });

  it('is never longer in total than the time between the first and the last event', () => {
    const fact = fc.oneof(
      fc.constantFrom('a', 'b', 'c', null).map(turn),
      fc.constantFrom<RoomFact>({ type: 'room-paused' }, { type: 'room-resumed' }, { type: 'room-closed' }),
    );
    const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fact), { maxLength: 30 });
    fc.assert(
      fc.property(steps, (some) => {
        let now = 0;
        const events = numbered(some.map(([wait, one]) => [(now += wait), one]));
        const items = discussionOf(events);
        const total = items.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
        expect(total).toBeLessThanOrEqual((events.at(-1)?.at ?? 0) - (events[0]?.at ?? 0));
        expect(items.filter(({ endedAt }) => endedAt === null).length).toBeLessThanOrEqual(1);
        for (const { startedAt, endedAt, milliseconds } of items) {
          expect(milliseconds).toBeGreaterThanOrEqual(0);
          if (endedAt !== null) expect(milliseconds).toBeLessThanOrEqual(endedAt - startedAt);
        }
      }),
    );
  });
});
