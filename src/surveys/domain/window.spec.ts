import { describe, expect, it } from '@jest/globals';
import { startOfDay } from '../../kernel/day.js';
import {
  acceptanceIsOver,
  endOfDay,
  endOfRetiredVersion,
  fieldworkEnd,
  lastAcceptance,
  type WaveWindow,
  windowState,
} from './window.js';

const zone = 'Asia/Shanghai';
const wave: WaveWindow = {
  state: 'open',
  startsOn: '2026-12-04',
  endsOn: '2026-12-20',
  approvalValidUntil: '2027-01-31',
  approvalExemption: null,
  graceHours: 72,
  closedAt: null,
};
const at = (text: string): Date => new Date(text);

describe('a day in a time zone', () => {
  it('ends where the next one begins, even when clocks change', () => {
    expect(endOfDay('2026-03-28', 'Europe/Zurich')).toEqual(startOfDay('2026-03-29', 'Europe/Zurich'));
    expect(endOfDay('2026-12-31', zone)).toEqual(startOfDay('2027-01-01', zone));
  });
});

describe('a wave', () => {
  it.each([
    ['2026-11-27T04:00:00Z', 'not-yet-open'],
    ['2026-12-03T15:59:59Z', 'not-yet-open'],
    ['2026-12-03T16:00:00Z', 'open'],
    ['2026-12-20T15:59:59Z', 'open'],
    ['2026-12-20T16:00:00Z', 'grace'],
    ['2026-12-23T15:59:59Z', 'grace'],
    ['2026-12-23T16:00:00Z', 'closed'],
  ])('at %s is %s', (instant, state) => {
    expect(windowState(wave, zone, at(instant))).toBe(state);
  });

  it('that left a version of its questionnaire accepts answers to it for the hours of grace', () => {
    expect(endOfRetiredVersion(wave, at('2026-12-10T00:00:00Z'))).toEqual(at('2026-12-13T00:00:00Z'));
  });

  it('that was closed manually ends at that moment, with its hours of grace', () => {
    const closed: WaveWindow = { ...wave, state: 'closed', closedAt: at('2026-12-10T00:00:00Z') };
    expect(fieldworkEnd(closed, zone)).toEqual(at('2026-12-10T00:00:00Z'));
    expect(lastAcceptance(closed, zone)).toEqual(at('2026-12-13T00:00:00Z'));
  });

  it('accepts nothing after its approval has expired, not even in the hours of grace', () => {
    const short: WaveWindow = { ...wave, approvalValidUntil: '2026-12-21' };
    expect(lastAcceptance(short, zone)).toEqual(at('2026-12-21T16:00:00Z'));
    expect(windowState(short, zone, at('2026-12-21T16:00:00Z'))).toBe('closed');
    const exempt: WaveWindow = { ...short, approvalExemption: 'No party abroad.' };
    expect(windowState(exempt, zone, at('2026-12-21T16:00:00Z'))).toBe('grace');
  });

  it('in draft accepts nothing on any day', () => {
    expect(windowState({ ...wave, state: 'draft' }, zone, at('2026-12-10T00:00:00Z'))).toBe('not-yet-open');
    expect(acceptanceIsOver({ ...wave, state: 'draft' }, zone, at('2030-01-01T00:00:00Z'))).toBe(false);
  });

  it('has its remaining sets opened once no more answers are accepted', () => {
    expect(acceptanceIsOver(wave, zone, at('2026-12-23T15:59:59Z'))).toBe(false);
    expect(acceptanceIsOver(wave, zone, at('2026-12-23T16:00:00Z'))).toBe(true);
  });
});
