import { describe, expect, it } from '@jest/globals';
import type { MeetingFault, MeetingState } from './meeting.js';
import {
  currentMeeting,
  meetingAfter,
  meetingAfterThis,
  meetingFaults,
  meetingMoves,
  meetingStates,
} from './meeting.js';

const meeting = (id: string, startsOn: string, state: MeetingState) => ({ id, number: Number(id), startsOn, state });

describe('the state of a meeting', () => {
  const expected: readonly (readonly [MeetingState, readonly MeetingState[]])[] = [
    ['planned', ['convened', 'cancelled']],
    ['convened', ['in-session', 'cancelled']],
    ['in-session', ['closed']],
    ['closed', []],
    ['cancelled', []],
  ];
  it.each(expected)('%s can be changed by a person to %j and to no other', (from, to) => {
    expect(meetingMoves(from, 'in-session').map((move) => move.to)).toEqual(to);
    expect(meetingMoves(from, 'closed')).toEqual([]);
  });

  it('of a draft can only be cancelled, because the delegations do not see the draft', () => {
    expect(meetingStates.flatMap((from) => meetingMoves(from, 'draft').map(({ to }) => to))).toEqual([
      'cancelled',
      'cancelled',
    ]);
  });

  it('needs a reason to be cancelled once delegations rely on it', () => {
    const reasons = meetingStates.flatMap((from) => meetingMoves(from, 'convened').filter((move) => move.needsReason));
    expect(reasons).toEqual([{ from: 'convened', to: 'cancelled', needsReason: true }]);
  });

  it('follows its roundtable, which opens one session and reopens the last meeting that was held', () => {
    const held = [meeting('1', '2026-03-10', 'closed'), meeting('2', '2026-03-17', 'closed')];
    const ahead = [meeting('2', '2026-03-17', 'convened'), meeting('1', '2026-03-10', 'convened')];
    expect(held.map((one) => meetingAfter('reopened', one, held))).toEqual([null, 'in-session']);
    expect(ahead.map((one) => meetingAfter('in-session', one, ahead))).toEqual([null, 'in-session']);
    expect(ahead.map((one) => meetingAfter('draft', one, ahead))).toEqual(['planned', 'planned']);
    const started = [meeting('1', '2026-03-10', 'in-session'), meeting('2', '2026-03-17', 'convened')];
    expect(started.map((one) => meetingAfter('in-session', one, started))).toEqual([null, null]);
    expect(started.map((one) => meetingAfter('closed', one, started))).toEqual(['closed', null]);
  });
});

describe('the current meeting', () => {
  it('is the one in session, else the next, else the last that was not cancelled', () => {
    const closed = meeting('1', '2026-03-10', 'closed');
    const next = meeting('3', '2026-03-17', 'planned');
    const later = meeting('2', '2026-03-24', 'in-session');
    expect(currentMeeting([closed, later, next])).toBe(later);
    expect(currentMeeting([closed, next])).toBe(next);
    expect(currentMeeting([closed, meeting('4', '2026-04-01', 'cancelled')])).toBe(closed);
    expect(currentMeeting([])).toBeUndefined();
  });

  it('is followed by the next one by its days that has not ended', () => {
    const meetings = [
      meeting('1', '2026-03-10', 'in-session'),
      meeting('2', '2026-04-07', 'planned'),
      meeting('3', '2026-03-17', 'cancelled'),
      meeting('4', '2026-03-24', 'convened'),
    ];
    expect(meetingAfterThis(meetings, '1')?.id).toBe('4');
    expect(meetingAfterThis(meetings, '4')?.id).toBe('2');
    expect(meetingAfterThis(meetings, '2')).toBeUndefined();
  });
});

describe('the schedule of a meeting', () => {
  const right = { startsOn: '2026-03-10', endsOn: '2026-03-11', opensAt: '09:00', closesAt: '17:30' };
  const cases: readonly (readonly [object, readonly MeetingFault[]])[] = [
    [{}, []],
    [{ opensAt: null, closesAt: null }, []],
    [{ startsOn: '2026-02-30' }, ['day']],
    [{ endsOn: '2026-03-09' }, ['order']],
    [{ endsOn: '2026-06-01' }, ['length']],
    [{ opensAt: '9:00' }, ['opens-at']],
    [{ closesAt: '09:00' }, ['closes-at']],
    [{ opensAt: '25:00', closesAt: '24:00' }, ['opens-at', 'closes-at']],
  ];
  it.each(cases)('with %j has the faults %j', (changed, faults) => {
    expect(meetingFaults({ ...right, ...changed })).toEqual(faults);
  });
});
