import { dayPlus, instantOf } from '../../../kernel/day.js';

interface CalendarEntry {
  readonly uid: string;
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
}

interface Party {
  readonly name: string;
  readonly address: string;
}

/** One event of an email for the calendar of a person: RFC 5545 (format) and RFC 5546 (REQUEST, CANCEL). */
export interface CalendarEvent extends CalendarEntry {
  readonly method: 'REQUEST' | 'CANCEL';
  /** Counts the changes of the event, so that a late email does not undo a later one (RFC 5546, 2.1.4). */
  readonly sequence: number;
  readonly organizer: Party;
  readonly attendee: Party;
}

/** One event of a calendar to which a person subscribes. */
export interface FeedEvent extends CalendarEntry {
  readonly status: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED';
  /** Whether the person counts as busy at that time. */
  readonly busy: boolean;
}

export function calendarOf(event: CalendarEvent): string {
  return calendar([
    `METHOD:${event.method}`,
    ...entry(event, [
      `SEQUENCE:${event.sequence}`,
      `STATUS:${event.method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
      `ORGANIZER${named(event.organizer)}:mailto:${address(event.organizer.address)}`,
      // only the page of the link accepts answers: RSVP asks the program of the reader not to send one
      `ATTENDEE${named(event.attendee)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:${address(event.attendee.address)}`,
    ]),
  ]);
}

/** A calendar to which programs subscribe (RFC 7986: name and how often to ask again; older programs read the X- names). */
export function feedOf(name: string, events: readonly FeedEvent[]): string {
  return calendar([
    'METHOD:PUBLISH',
    `NAME:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...events.flatMap((event) =>
      entry(event, [`STATUS:${event.status}`, `TRANSP:${event.busy ? 'OPAQUE' : 'TRANSPARENT'}`]),
    ),
  ]);
}

function calendar(content: readonly string[]): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Tripartite//Meetings//EN', ...content, 'END:VCALENDAR'];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function entry(event: CalendarEntry, more: readonly string[]): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${text(event.uid)}`,
    `DTSTAMP:${utc(event.stamp)}`,
    ...times(event),
    `SUMMARY:${text(event.summary)}`,
    ...(event.location === null ? [] : [`LOCATION:${text(event.location)}`]),
    `DESCRIPTION:${text(event.description)}`,
    `URL:${event.url}`,
    ...more,
    'END:VEVENT',
  ];
}

/**
 * Instants in UTC, which need no table of time zones. A meeting of several days takes place daily between the same
 * times; without an opening time it takes whole days.
 */
function times({ startsOn, endsOn, opensAt, closesAt, timeZone }: CalendarEntry): string[] {
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

/** RFC 5545, 3.2: the value of a parameter is quoted, and cannot contain quotation marks. */
function named({ name }: Party): string {
  const clean = name
    .replace(/"/g, '’')
    .replace(/\p{Cc}/gu, ' ')
    .trim();
  return clean === '' ? '' : `;CN="${clean}"`;
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
