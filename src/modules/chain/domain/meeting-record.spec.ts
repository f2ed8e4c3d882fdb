import { describe, expect, it } from '@jest/globals';
import { type RecordedItem, withTimesOfParts } from './meeting-record.js';

const at = (time: string): Date => new Date(`2026-08-03T${time}:00Z`);

function item(label: string, times: readonly [start: string, end: string | null] | null): RecordedItem {
  return {
    ...{ id: label, label, depth: label.split('.').length - 1, title: { en: label, zh: label }, status: 'done' },
    ...{ date: '2026-08-03', startsAt: null, plannedMinutes: null, isBreak: false, carriedTo: null },
    startedAt: times === null ? null : at(times[0]),
    endedAt: times?.[1] ? at(times[1]) : null,
    milliseconds: times === null ? null : 60_000,
  };
}

describe('the agenda of a record', () => {
  it('gives an item of which only the parts were discussed their times', () => {
    const agenda = [
      item('3', null),
      item('3.1', ['10:35', '12:58']),
      item('3.2', ['12:58', '13:45']),
      item('3.3', null),
    ];
    const [whole] = withTimesOfParts(agenda);
    expect(whole).toMatchObject({ startedAt: at('10:35'), endedAt: at('13:45'), milliseconds: 120_000 });
  });

  it('leaves an item open while one of its parts is discussed, and others as they are', () => {
    const agenda = [item('1', null), item('1.1', ['09:00', null]), item('2', ['10:00', '11:00']), item('10', null)];
    const shown = withTimesOfParts(agenda);
    expect(shown[0]).toMatchObject({ startedAt: at('09:00'), endedAt: null });
    expect(shown.slice(1)).toEqual(agenda.slice(1));
  });
});
