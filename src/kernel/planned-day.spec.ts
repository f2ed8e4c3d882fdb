import { describe, expect, it } from '@jest/globals';
import { clockAt, endOfItems, minutesOf } from './planned-day.js';

describe('a planned day', () => {
  it('is counted in minutes after midnight, and continues after the next midnight', () => {
    expect(minutesOf('09:30')).toBe(570);
    expect([570, 0, 1439, 1440, 1500].map(clockAt)).toEqual(['09:30', '00:00', '23:59', '00:00', '01:00']);
  });

  const items = [
    { depth: 1, minutes: 30 },
    { depth: 2, minutes: 20 },
    { depth: 1, minutes: 15 },
  ];
  it('ends after its items, whose minutes include those of their sub-items', () => {
    expect(endOfItems('09:00', items)).toBe(585);
    expect(endOfItems('23:30', items)).toBe(1455);
  });

  it('has no end unless the opening time and the minutes of every item are planned', () => {
    expect(endOfItems(null, items)).toBeNull();
    expect(endOfItems('09:00', [])).toBeNull();
    expect(endOfItems('09:00', [...items, { depth: 1, minutes: null }])).toBeNull();
  });
});
