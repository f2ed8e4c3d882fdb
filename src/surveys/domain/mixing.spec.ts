import { describe, expect, it } from '@jest/globals';
import { dayOf } from './day.js';
import { isDue, leastToMix, shuffleIsDue } from './mixing.js';

describe('an inbox', () => {
  it.each([
    [{ count: leastToMix, oldest: '2026-11-25' }, true],
    [{ count: leastToMix - 1, oldest: '2026-11-25' }, false],
    [{ count: 1, oldest: '2026-11-24' }, true],
    [{ count: 0, oldest: '2026-11-24' }, false],
  ])('%j is due: %s', (waiting, due) => {
    expect(isDue(waiting, '2026-11-25')).toBe(due);
  });
});

it('marks are rewritten so seldom that the cost stays linear, and never later than a tenth more', () => {
  let rewritten = 0;
  let last = 0;
  for (let marks = 100; marks <= 200_000; marks += 100) {
    if (!shuffleIsDue(marks, 100)) continue;
    if (last > 5_000) expect(marks).toBeLessThanOrEqual(last * 1.25);
    rewritten += marks;
    last = marks;
  }
  expect(rewritten).toBeLessThan(200_000 * 30);
});

it('a day is a day in China', () => {
  expect(dayOf(new Date('2026-11-24T16:00:00Z'))).toBe('2026-11-25');
  expect(dayOf(new Date('2026-11-24T15:59:59Z'))).toBe('2026-11-24');
});
