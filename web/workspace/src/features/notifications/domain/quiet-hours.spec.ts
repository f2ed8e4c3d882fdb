import { describe, expect, it } from '@jest/globals';
import { clockOf, minuteOf } from './quiet-hours.js';

describe('a time of day in the settings', () => {
  it.each([
    [0, '00:00'],
    [445, '07:25'],
    [1439, '23:59'],
  ])('of minute %d is shown as %s and read back', (minute, clock) => {
    expect(clockOf(minute)).toBe(clock);
    expect(minuteOf(clock)).toBe(minute);
  });

  it.each(['', '7:00', '24:00', '12:60', 'noon'])('is not %p', (clock) => {
    expect(minuteOf(clock)).toBeNull();
  });
});
