import { describe, expect, it } from '@jest/globals';
import { dayIn } from './day.js';

describe('the day of an instant', () => {
  it('depends on the time zone', () => {
    const lateEvening = new Date('2026-11-24T20:00:00Z');
    expect(dayIn(lateEvening, 'Asia/Shanghai')).toBe('2026-11-25');
    expect(dayIn(lateEvening, 'Europe/Zurich')).toBe('2026-11-24');
  });
});
