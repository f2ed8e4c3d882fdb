import { describe, expect, it } from '@jest/globals';
import { localized } from '../../../../kernel/localized-text.js';
import { dayCourse } from './day.js';
import { emptyRoom } from './state.js';
import type { RoomState } from './state.js';
import type { RoomAgendaItem, RoomView } from './view.js';

const title = localized('Heat', '高温');
const item = (id: string, minutes: number | null, more: Partial<RoomAgendaItem> = {}): RoomAgendaItem => ({
  ...{
    id,
    label: id,
    depth: 1,
    date: '2026-03-10',
    startsAt: null,
    title,
    note: null,
    minutes,
    isBreak: false,
    isRecommendation: false,
  },
  ...more,
});
const meeting: RoomView['meeting'] = {
  ...{ id: 'm', number: 1, title: null, state: 'in-session', open: true },
  ...{ timeZone: 'Asia/Shanghai', opensAt: '09:00', closesAt: '10:30' },
};
const agenda = [
  item('1', 30),
  item('2', 40),
  item('2.1', 20, { depth: 2 }),
  item('2.2', 20, { depth: 2 }),
  item('', 15, { isBreak: true }),
  item('3', 5),
  item('4', 60, { date: '2026-03-11' }),
];
/** Of 10 March 2026, local time. */
const at = (clock: string): number => Date.parse(`2026-03-10T${clock}:00+08:00`);
const minute = 60_000;

describe('the day of a meeting in its room', () => {
  it('ends as planned for the meeting, else with its agenda, and is unknown without both', () => {
    const before = at('08:00');
    expect(dayCourse({ agenda, meeting }, emptyRoom, before)).toEqual({
      ...{ plannedEnd: 630, endIsSet: true, expectedEnd: null },
    });
    const open = { ...meeting, closesAt: null };
    expect(dayCourse({ agenda, meeting: open }, emptyRoom, before)).toMatchObject({ plannedEnd: 630, endIsSet: false });
    expect(dayCourse({ agenda, meeting: { ...open, opensAt: null } }, emptyRoom, before)).toBeNull();
    expect(dayCourse({ agenda: [], meeting }, emptyRoom, before)).toBeNull();
  });

  const beforeBreak = { cursor: '2', discussed: [{ agendaItemId: '2', milliseconds: 40 * minute }] };
  const room = (more: Partial<RoomState>): RoomState => ({ ...emptyRoom, ...more });
  it.each<[string, string, Partial<RoomState>, number | null]>([
    ['on time', '09:10', { cursor: '1', discussedSince: at('09:00') }, 630],
    ['late by what the current item takes longer', '09:40', { cursor: '1', discussedSince: at('09:00') }, 640],
    ['early if an item took less time', '09:10', { cursor: '2', discussedSince: at('09:10') }, 610],
    [
      'by the time spent on all parts of an item',
      '10:00',
      { cursor: '2.2', discussed: [{ agendaItemId: '2.1', milliseconds: 25 * minute }], discussedSince: at('09:55') },
      630,
    ],
    [
      'by the minutes set in the room',
      '09:00',
      { cursor: '1', budgets: [{ agendaItemId: '3', constituency: null, minutes: 25 }] },
      650,
    ],
    ['on time during a break', '10:17', { ...beforeBreak, pausedSince: at('10:10') }, 630],
    ['late after a break that takes longer', '10:30', { ...beforeBreak, pausedSince: at('10:10') }, 635],
    ['later by a pause where no break is planned', '09:20', { cursor: '1', pausedSince: at('09:00') }, 650],
    ['late if no item is discussed after the time of opening', '09:42', {}, 672],
    ['not known before the time of opening', '08:59', {}, null],
    ['not known between items', '09:42', { discussed: [{ agendaItemId: '1', milliseconds: 40 * minute }] }, null],
    ['not known on another day', '09:10', { cursor: '4' }, null],
  ])('is expected to end %s', (_, clock, state, expected) => {
    expect(dayCourse({ agenda, meeting }, room(state), at(clock))?.expectedEnd).toBe(expected);
  });

  it('counts an item without planned minutes as none, so that it can only end later', () => {
    const course = dayCourse({ agenda: [item('1', null), item('2', 10)], meeting }, room({ cursor: '1' }), at('10:30'));
    expect(course).toMatchObject({ plannedEnd: 630, expectedEnd: 640 });
  });
});
