import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { minuteOfDay } from '../../../kernel/day.js';
import { mailTime } from './mail-time.js';
import type { Delivery } from './topic.js';

const at = (text: string): Date => new Date(text);
const night = { from: 22 * 60, to: 7 * 60 };
const lunch = { from: 12 * 60, to: 14 * 60 };
const iso = (instant: Date | null): string | null => instant?.toISOString() ?? null;

describe('the time of an email', () => {
  it.each(['app', 'off'] as const)('does not exist if a topic is set to %s', (delivery) => {
    expect(mailTime(delivery, at('2026-03-02T00:00:00Z'), { timeZone: 'UTC', quietHours: null })).toBeNull();
  });

  it.each<readonly [Delivery, string, string, string]>([
    ['at-once', 'Asia/Shanghai', '2026-03-02T04:00:00Z', '2026-03-02T04:00:00.000Z'],
    ['daily', 'Asia/Shanghai', '2026-03-01T23:59:00Z', '2026-03-02T00:00:00.000Z'],
    ['daily', 'Asia/Shanghai', '2026-03-02T00:00:00Z', '2026-03-02T00:00:00.000Z'],
    ['daily', 'Asia/Shanghai', '2026-03-02T00:00:01Z', '2026-03-03T00:00:00.000Z'],
    ['weekly', 'Asia/Shanghai', '2026-03-02T00:00:00Z', '2026-03-02T00:00:00.000Z'],
    ['weekly', 'Asia/Shanghai', '2026-03-02T00:00:01Z', '2026-03-09T00:00:00.000Z'],
    ['weekly', 'Pacific/Kiritimati', '2026-03-01T17:00:00Z', '2026-03-01T18:00:00.000Z'],
    // clocks go forward on 29 March and back on 25 October
    ['daily', 'Europe/Zurich', '2026-03-28T12:00:00Z', '2026-03-29T06:00:00.000Z'],
    ['daily', 'Europe/Zurich', '2026-03-27T12:00:00Z', '2026-03-28T07:00:00.000Z'],
    ['weekly', 'Europe/Zurich', '2026-10-20T12:00:00Z', '2026-10-26T07:00:00.000Z'],
  ])('%s in %s for what happened at %s is %s', (delivery, timeZone, happened, due) => {
    expect(iso(mailTime(delivery, at(happened), { timeZone, quietHours: null }))).toBe(due);
  });

  it.each([
    ['before midnight', night, '2026-03-02T15:30:00Z', '2026-03-02T23:00:00.000Z'],
    ['after midnight', night, '2026-03-02T17:00:00Z', '2026-03-02T23:00:00.000Z'],
    ['at their last minute', night, '2026-03-02T22:59:30Z', '2026-03-02T23:00:00.000Z'],
    ['at their end', night, '2026-03-02T23:00:00Z', '2026-03-02T23:00:00.000Z'],
    ['at their beginning', lunch, '2026-03-02T04:00:00Z', '2026-03-02T06:00:00.000Z'],
    ['before them', lunch, '2026-03-02T03:59:59Z', '2026-03-02T03:59:59.000Z'],
  ])('at once and in quiet hours in Shanghai, %s, is their end', (_, quietHours, happened, due) => {
    expect(iso(mailTime('at-once', at(happened), { timeZone: 'Asia/Shanghai', quietHours }))).toBe(due);
  });

  it('of a digest that falls into quiet hours is their end', () => {
    const hours = { timeZone: 'Asia/Shanghai', quietHours: { from: 20 * 60, to: 9 * 60 } };
    expect(iso(mailTime('daily', at('2026-03-02T04:00:00Z'), hours))).toBe('2026-03-03T01:00:00.000Z');
  });

  it('is at the end of a night that clocks make shorter', () => {
    const hours = { timeZone: 'Europe/Zurich', quietHours: night };
    expect(iso(mailTime('at-once', at('2026-03-28T22:00:00Z'), hours))).toBe('2026-03-29T05:00:00.000Z');
  });

  it('is never before what happened, and never in quiet hours that clocks do not skip', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const instant = fc.date({ min: at('2025-01-01T00:00:00Z'), max: at('2028-01-01T00:00:00Z'), noInvalidDate: true });
    const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Zurich', 'America/New_York', 'Asia/Kathmandu', 'UTC');
    const delivery = fc.constantFrom<Delivery>('at-once', 'daily', 'weekly');
    fc.assert(
      fc.property(instant, zones, delivery, minute, minute, (happened, timeZone, chosen, from, to) => {
        // from 01:00 to 04:00 the clocks of some nights have no such minute
        fc.pre(from !== to && (to < 60 || to > 240));
        const due = mailTime(chosen, happened, { timeZone, quietHours: { from, to } })!;
        expect(due.getTime()).toBeGreaterThanOrEqual(happened.getTime());
        const now = minuteOfDay(due, timeZone);
        expect(from < to ? now >= from && now < to : now >= from || now < to).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
