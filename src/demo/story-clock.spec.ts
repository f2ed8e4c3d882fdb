import { describe, expect, it } from '@jest/globals';
import { onDay, StoryClock } from './story-clock.js';

describe('the clock of the demonstration', () => {
  it('dates the acts of a day on that day, one after another in working hours and never in the same minute', async () => {
    const clock = new StoryClock();
    const [today, moments] = [clock.now().getTime(), [] as number[]];
    for (let act = 0; act < 12; act += 1) moments.push(await onDay(7, () => Promise.resolve(clock.now().getTime())));
    const local = moments.map((moment) => new Date(moment + 8 * 3_600_000).toISOString());
    const day = new Date(today + 8 * 3_600_000 - 7 * 86_400_000).toISOString().slice(0, 10);
    expect(new Set(local.map((moment) => moment.slice(0, 10)))).toEqual(new Set([day]));
    expect(new Set(local.map((moment) => moment.slice(0, 16))).size).toBe(12);
    expect(local).toEqual(local.toSorted());
    expect(local.every((moment) => moment.slice(11) >= '09:00' && moment.slice(11) < '17:00')).toBe(true);
  });
});
