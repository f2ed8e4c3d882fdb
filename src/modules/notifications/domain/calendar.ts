import { dayPlus, instantOf } from '../../../kernel/day.js';

/** One event of an email for the calendar of a person: RFC 5545 (format) and RFC 5546 (REQUEST, CANCEL). */
export interface CalendarEvent {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly uid: string;
  /** Counts the changes of the event, so that a late email does not undo a later one (RFC 5546, 2.1.4). */
  readonly sequence: number;
  readonly stamp: Date;
  readonly summary: string;
  readonly location: string | null;
  readonly description: string;
  readonly url: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  readonly timeZone: string;
  readonly organizer: string;
  readonly attendee: string;
}

export function calendarOf(event: CalendarEvent): string {
  const cancelled = event.method === 'CANCEL';
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tripartite//Meetings//EN',
    `METHOD:${event.method}`,
    'BEGIN:VEVENT',
    `UID:${text(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(event.stamp)}`,
    ...times(event),
    `SUMMARY:${text(event.summary)}`,
    ...(event.location === null ? [] : [`LOCATION:${text(event.location)}`]),
    `DESCRIPTION:${text(event.description)}`,
    `URL:${event.url}`,
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `ORGANIZER:mailto:${address(event.organizer)}`,
    // only the page of the link accepts answers: RSVP asks the program of the reader not to send one
    `ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:${address(event.attendee)}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/**
 * Instants in UTC, which need no table of time zones. A meeting of several days takes place daily between the same
 * times; without an opening time it takes whole days.
 */
function times({ startsOn, endsOn, opensAt, closesAt, timeZone }: CalendarEvent): string[] {
  if (opensAt === null)
    return [`DTSTART;VALUE=DATE:${compact(startsOn)}`, `DTEND;VALUE=DATE:${compact(dayPlus(endsOn, 1))}`];
  const at = (clock: string): string => utc(instantOf(startsOn, minutesOf(clock), timeZone));
  const days = 1 + (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000;
  return [
    `DTSTART:${at(opensAt)}`,
    ...(closesAt === null ? [] : [`DTEND:${at(closesAt)}`]),
    ...(days > 1 ? [`RRULE:FREQ=DAILY;COUNT=${days}`] : []),
  ];
}

const compact = (day: string): string => day.replaceAll('-', '');
const utc = (instant: Date): string => `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

/** RFC 5545, 3.3.11. Other control characters are not allowed in a text. */
function text(value: string): string {
  return value
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');
}

/** An address with a line break or a delimiter would add lines of its own to the calendar. */
function address(value: string): string {
  if (/[\p{Cc}\s"<>;,]/u.test(value)) throw new Error('not an email address');
  return value;
}

/** RFC 5545, 3.1: lines of at most 75 octets, continued after a space, never within a character. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  const pieces = [''];
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      pieces.push('');
      octets = 1;
    }
    pieces[pieces.length - 1] += character;
    octets += size;
  }
  return pieces.join('\r\n ');
}
