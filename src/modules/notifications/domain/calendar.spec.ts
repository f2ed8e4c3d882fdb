import { describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { type CalendarEvent, calendarOf } from './calendar.js';

const event: CalendarEvent = {
  method: 'REQUEST',
  uid: '01900000-0000-7000-8000-000000000001@tripartite',
  sequence: 3,
  stamp: new Date('2026-01-05T08:00:00.123Z'),
  summary: '第二次圆桌会议：四个园区的技能培训、高温作业与平等机会；清洁生产与体面劳动的进展及下一步工作安排',
  location: 'Hall 3, North wing; upper floor',
  description: 'https://tripartite.example/w/city/meetings/1/live',
  url: 'https://tripartite.example/w/city/meetings/1/live',
  startsOn: '2026-04-16',
  endsOn: '2026-04-16',
  opensAt: '09:00',
  closesAt: '17:30',
  timeZone: 'Asia/Shanghai',
  organizer: { name: '人力资源和社会保障局 "Jiangsu"', address: 'no-reply@tripartite.example' },
  attendee: { name: 'Tan Yu', address: 'a@example.org' },
};

/** Read by a library that knows nothing of ours. */
function read(content: string) {
  const calendar = new ICAL.Component(ICAL.parse(content) as never[]);
  return { calendar, item: new ICAL.Event(calendar.getFirstSubcomponent('vevent')!) };
}

describe('the calendar event of a meeting', () => {
  it('is read by another program with its times, its Chinese title and its place', () => {
    const { calendar, item } = read(calendarOf(event));
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect({ summary: item.summary, location: item.location, uid: item.uid, sequence: item.sequence }).toEqual({
      ...{ summary: event.summary, location: event.location, uid: event.uid, sequence: 3 },
    });
    const organizer = calendar.getFirstSubcomponent('vevent')!.getFirstProperty('organizer')!;
    expect([organizer.getParameter('cn'), organizer.getFirstValue()]).toEqual([
      '人力资源和社会保障局 ’Jiangsu’',
      'mailto:no-reply@tripartite.example',
    ]);
    expect(item.startDate.toJSDate()).toEqual(new Date('2026-04-16T01:00:00Z'));
    expect(item.endDate.toJSDate()).toEqual(new Date('2026-04-16T09:30:00Z'));
  });

  it('has lines of at most 75 octets, none of which ends within a character', () => {
    const lines = calendarOf(event).split('\r\n');
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(lines.join('')).not.toContain('\uFFFD');
  });

  it('takes place daily on several days, and whole days without an opening time', () => {
    const daily = read(calendarOf({ ...event, endsOn: '2026-04-18' })).item;
    expect(daily.isRecurring()).toBe(true);
    expect(String(daily.component.getFirstPropertyValue('rrule'))).toBe('FREQ=DAILY;COUNT=3');
    const whole = read(calendarOf({ ...event, endsOn: '2026-04-18', opensAt: null, closesAt: null })).item;
    expect(whole.startDate.isDate).toBe(true);
    expect(whole.endDate.toString()).toBe('2026-04-19');
  });

  it('is cancelled with the method and status of RFC 5546', () => {
    const { calendar, item } = read(calendarOf({ ...event, method: 'CANCEL', sequence: 4 }));
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    expect(item.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  });

  it('keeps a title with line breaks, commas and backslashes in one property', () => {
    const summary = 'One, two; \\n three\nEND:VEVENT\rBEGIN:VALARM\u0007';
    const { calendar, item } = read(calendarOf({ ...event, summary }));
    expect(item.summary).toBe('One, two; \\n three\nEND:VEVENT\nBEGIN:VALARM ');
    expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1);
  });

  it.each(['a@b.example\nATTENDEE:mailto:c@d.example', 'a@b.example\r\nBcc: x', 'a b@c.example', 'a@b.example;c'])(
    'refuses the address %j',
    (attendee) => {
      expect(() => calendarOf({ ...event, attendee: { name: 'A', address: attendee } })).toThrow(
        'not an email address',
      );
    },
  );
});
