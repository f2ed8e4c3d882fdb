import { describe, expect, it } from '@jest/globals';
import { dayOfConclusion, equalShare, hasBegun, ownerFrom } from './words.js';

const agenda = (...days: readonly string[]) => ({ agenda: days.map((date) => ({ date }) as never) });

describe('the console of a meeting', () => {
  it.each([
    ['2026-12-18', '2026-12-18'],
    ['2026-12-19', '2026-12-19'],
    ['2026-11-30', '2026-12-18'],
    ['2027-01-04', '2026-12-19'],
  ])('dates a conclusion that is recorded on %s on %s, a day of the meeting', (today, day) => {
    expect(dayOfConclusion(agenda('2026-12-19', '2026-12-18'), today)).toBe(day);
  });

  it('dates a conclusion without an agenda on the current day', () => {
    expect(dayOfConclusion(agenda(), '2026-12-18')).toBe('2026-12-18');
  });

  it.each([
    ['convened', null, false],
    ['convened', 'an item', true],
    ['in-session', null, true],
  ])('lets people ask for the floor if the meeting is %s and %s is under discussion: %s', (state, cursor, begun) => {
    expect(hasBegun({ meeting: { state } } as never, { cursor, speech: null } as never)).toBe(begun);
  });

  it.each([
    ['employers', '&owner=o1&confirming=workers'],
    ['workers', '&owner=o1&confirming=employers'],
    ['government', '&owner=o1'],
  ])('offers the organisation of the last speaker, of %s, as the owner of an action', (constituency, suggested) => {
    const seats = [{ personId: 'p1', constituency, organisationId: 'o1' }] as never;
    expect(ownerFrom({ seats }, { speech: null, lastSpeakerId: 'p1' })).toBe(suggested);
    expect(ownerFrom({ seats }, { speech: null, lastSpeakerId: null })).toBe('');
  });

  it('shows the third of the time of the three groups as their equal share, without people outside the groups', () => {
    const rows = [
      { group: 'government', milliseconds: 60_000, turns: 1 },
      { group: 'employers', milliseconds: 30_000, turns: 1 },
      { group: 'workers', milliseconds: 0, turns: 0 },
      { group: null, milliseconds: 90_000, turns: 2 },
    ] as const;
    expect(equalShare(rows)).toBe(30_000);
  });
});
