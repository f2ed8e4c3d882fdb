import { describe, expect, it } from '@jest/globals';
import { RoomTurns } from './room-journal.js';

const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

describe('the turns of a room', () => {
  it('run the commands of a room one after the other, and those of other rooms independently', async () => {
    const turns = new RoomTurns();
    const running = new Map<string, number>();
    let together = 0;
    const work = (room: string, number: number) => async (): Promise<number> => {
      running.set(room, (running.get(room) ?? 0) + 1);
      expect(running.get(room)).toBe(1);
      together = Math.max(
        together,
        [...running.values()].reduce((sum, one) => sum + one),
      );
      await later();
      running.set(room, 0);
      return number;
    };
    const all = Array.from({ length: 20 }, (_, index) => turns.take(`r${index % 2}`, work(`r${index % 2}`, index)));
    expect(await Promise.all(all)).toEqual(Array.from({ length: 20 }, (_, index) => index));
    expect(together).toBe(2);
  });

  it('continue after a failure, which is reported only to its own caller', async () => {
    const turns = new RoomTurns();
    const failed = turns.take('r', () => Promise.reject(new Error('no')));
    const next = turns.take('r', () => Promise.resolve('yes'));
    await expect(failed).rejects.toThrow('no');
    await expect(next).resolves.toBe('yes');
  });

  it('refuse a command with a request to try again if too many wait', async () => {
    const turns = new RoomTurns();
    const all = Array.from({ length: 1001 }, () => turns.take('r', later));
    await expect(all[1000]).rejects.toMatchObject({ code: 'live.room.busy', options: { retryAfter: 1 } });
  });
});
