import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openTestDatabase, type OpenDatabase } from '../../support/database.js';
import { type Delegate, liveOn, openRoundtable } from './room.js';
import { FixedClock } from '../../support/fixed-clock.js';

const begin = Date.parse('2026-03-10T01:00:00Z');

describe('a command that was given without a connection', () => {
  let open: OpenDatabase;
  let clock: FixedClock;
  let live: ReturnType<typeof liveOn>;
  let table: Awaited<ReturnType<typeof openRoundtable>>;
  let speakers: readonly Delegate[];
  let count = 0;

  beforeAll(async () => {
    open = await openTestDatabase();
  });
  afterAll(() => open.close());

  beforeEach(async () => {
    count += 1;
    clock = new FixedClock(new Date(begin));
    live = liveOn(open, clock);
    table = await openRoundtable(open, `late-${count}`);
    speakers = [await table.seat('workers'), await table.seat('employers'), await table.seat('government')];
    await give(0, {});
  });

  interface Meant {
    readonly meantAt?: number;
    readonly seenSeq?: number;
  }
  const second = (number: number): number => begin + number * 1_000;
  const give = async (speaker: number, meant: Meant, replaces?: number) => {
    const { personId } = speakers[speaker]!;
    const { state } = await live.standing.execute(table.facilitator, table.roundtableId, 0);
    const wish = { personId, kind: null, replaces: replaces ?? state!.speech?.id ?? null, limitSeconds: null };
    return live.give.execute(
      table.facilitator,
      { ...table.command(), ...meant },
      { ...wish, override: 'chair-discretion' },
    );
  };
  const end = (speechId: number, meant: Meant, by = table.facilitator) =>
    live.end.execute(by, { ...table.command(), ...meant }, speechId);
  const seconds = async (): Promise<number[]> => {
    const { byConstituency } = await live.time.execute(table.facilitator, table.roundtableId);
    const of = (group: string) => byConstituency.find(({ key }) => key === group)!.milliseconds / 1_000;
    return ['workers', 'employers', 'government'].map(of);
  };

  it('that cedes the floor leaves the rest of the time at that moment', async () => {
    const colleague = await table.seat('workers');
    const { personId } = speakers[0]!;
    clock.advance(10_000);
    await end(1, {});
    const wish = { personId, kind: null, replaces: null, limitSeconds: 180, override: 'chair-discretion' as const };
    const { seq } = await live.give.execute(table.facilitator, table.command(), wish);
    clock.advance(100_000);
    const meant = { meantAt: second(30), seenSeq: seq };
    await live.cede.execute(
      table.facilitator,
      { ...table.command(), ...meant },
      { speechId: seq, personId: colleague.personId },
    );
    const { state } = await live.standing.execute(table.facilitator, table.roundtableId, 0);
    expect(state!.speech).toMatchObject({ cededById: personId, limitSeconds: 160 });
  });

  it('at the console takes effect when it was given, even if a hand was raised meanwhile', async () => {
    clock.advance(22_000);
    await live.raise.execute(speakers[2]!.actor, table.command(), { kind: 'contribution' });
    clock.advance(3_000);
    const { seq } = await give(1, { meantAt: second(8), seenSeq: 1 });
    const third = await give(2, { meantAt: second(14), seenSeq: seq });
    await end(third.seq, { meantAt: second(21), seenSeq: third.seq });
    expect(await seconds()).toEqual([8, 6, 7]);
    const rows = await open.owner<{ happened_at: Date; received_at: Date; meant_at: Date | null }>(
      'SELECT happened_at, received_at, meant_at FROM live_room_event WHERE roundtable_id = $1 ORDER BY seq DESC LIMIT 1',
      [table.roundtableId],
    );
    expect(rows).toEqual([
      { happened_at: new Date(second(21)), received_at: new Date(second(25)), meant_at: new Date(second(21)) },
    ]);
    const warm = await live.standing.execute(table.facilitator, table.roundtableId, 0);
    const cold = await liveOn(open).standing.execute(table.facilitator, table.roundtableId, 0);
    expect(cold.hash).toBe(warm.hash);
  });

  it.each([
    ['was meant before the last turn of the floor', 5, 5],
    ['says a time that has not come yet', 900, 30],
    ['was meant more than ten minutes ago', -3_600, 5],
  ])('and %s takes effect at the nearest valid time', async (_, meant, counts) => {
    clock.advance(5_000);
    await give(1, {});
    clock.advance(25_000);
    await end(2 + 1, { meantAt: second(meant), seenSeq: 3 });
    expect((await seconds())[1]).toBe(counts - 5);
  });

  it("is left to the facilitator's decision when someone else has steered the room meanwhile", async () => {
    clock.advance(5_000);
    await end(1, {}, speakers[0]!.actor);
    clock.advance(10_000);
    await expect(give(1, { meantAt: second(3), seenSeq: 1 }, 1)).rejects.toMatchObject({
      code: 'live.command.overtaken',
      kind: 'conflict',
    });
    await expect(
      live.pause.execute(table.facilitator, { ...table.command(), meantAt: second(4), seenSeq: 1 }),
    ).rejects.toMatchObject({ code: 'live.command.overtaken' });
    expect(await seconds()).toEqual([5, 0, 0]);
  });

  it('cannot be dated back by a speaker to shorten a speech', async () => {
    clock.advance(60_000);
    await end(1, { meantAt: second(1), seenSeq: 1 }, speakers[0]!.actor);
    expect(await seconds()).toEqual([60, 0, 0]);
  });
});
