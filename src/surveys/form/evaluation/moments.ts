/**
 * Days, times and instants as texts of ISO 8601, and the conversions of ODK
 * (https://docs.getodk.org/form-operators-functions/#date-and-time). Offsets are minutes east of UTC.
 */
const DAY = 86_400_000;
const MINUTE = 60_000;
const MOMENT =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/;
const TIME = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/;

interface Moment {
  /** Milliseconds since 1970-01-01 00:00 by the clock that the text shows. */
  readonly local: number;
  /** Undefined if the text has none. */
  readonly offset: number | undefined;
  readonly hasTime: boolean;
}

/** Undefined if the text is no day or instant, or a day that does not exist. */
export function momentOf(text: string): Moment | undefined {
  const found = text.charCodeAt(4) === 45 || text.startsWith(' ') ? MOMENT.exec(text.trim()) : null;
  if (found === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = found;
  const start = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const exists = new Date(start).getUTCDate() === Number(day) && Number(month) <= 12;
  const time = millisecondsOf([hour, minute, second, fraction]);
  if (!exists || time === undefined) return undefined;
  return { local: start + time, offset: offsetOf(zone), hasTime: hour !== undefined };
}

/** Milliseconds since midnight; undefined if the time does not exist. */
function millisecondsOf(parts: readonly (string | undefined)[]): number | undefined {
  const [hour = 0, minute = 0, second = 0] = parts.slice(0, 3).map((part) => Number(part ?? 0));
  const thousandths = Math.floor(Number(`0.${parts[3] ?? 0}`) * 1000);
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  return ((hour * 60 + minute) * 60 + second) * 1000 + thousandths;
}

function offsetOf(zone: string | undefined): number | undefined {
  if (zone === undefined) return undefined;
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || 0);
  return zone.startsWith('-') ? -minutes : minutes;
}

/** Whole days since 1970-01-01 by the clock that the text shows; NaN if it is no day or instant. */
export function daysOf(text: string): number {
  const moment = momentOf(text);
  return moment === undefined ? Number.NaN : Math.floor(moment.local / DAY);
}

/** Days since 1970-01-01 00:00 UTC with fraction. A text without an offset is read by `offset`. */
export function decimalDaysOf(text: string, offset: number): number {
  const moment = momentOf(text);
  if (moment === undefined) return Number.NaN;
  return moment.hasTime ? (moment.local - (moment.offset ?? offset) * MINUTE) / DAY : moment.local / DAY;
}

/** The part of the day that has passed at a time such as `10:30:00.000+02:00`; NaN if it is no time. */
export function decimalTimeOf(text: string): number {
  const found = TIME.exec(text.trim().replace(/^.*T/, ''));
  const milliseconds = found === null ? undefined : millisecondsOf(found.slice(1, 5));
  return milliseconds === undefined ? Number.NaN : milliseconds / DAY;
}

/** Whether a text is a time of the day, `10:30` or `10:30:00.000+08:00`, and nothing more. */
export const isTime = (text: string): boolean => !Number.isNaN(decimalTimeOf(text)) && TIME.test(text);

const two = (number: number): string => String(number).padStart(2, '0');
const three = (number: number): string => String(number).padStart(3, '0');

function zoneText(offset: number): string {
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** `2026-03-01` for days since 1970-01-01; fractions are cut. `''` outside the years 0 to 9999. */
export function dayText(days: number): string {
  const date = new Date(Math.floor(days) * DAY);
  const year = date.getUTCFullYear();
  return year >= 0 && year <= 9999 ? date.toISOString().slice(0, 10) : '';
}

/** `2026-03-01T10:20:30.000+08:00` for milliseconds since 1970-01-01 00:00 UTC. */
export function instantText(milliseconds: number, offset: number): string {
  const date = new Date(milliseconds + offset * MINUTE);
  return Number.isNaN(date.getTime()) ? '' : `${date.toISOString().slice(0, -1)}${zoneText(offset)}`;
}

/** An instant by the clock of `offset`: what `date-time()` gives for a day or an instant. `''` if it is neither. */
export function atOffset(text: string, offset: number): string {
  const moment = momentOf(text);
  if (moment === undefined) return '';
  return moment.hasTime ? instantText(moment.local - (moment.offset ?? offset) * MINUTE, offset) : text.trim();
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

const PARTS: Readonly<Record<string, (date: Date) => string>> = {
  Y: (date) => String(date.getUTCFullYear()).padStart(4, '0'),
  y: (date) => two(date.getUTCFullYear() % 100),
  m: (date) => two(date.getUTCMonth() + 1),
  n: (date) => String(date.getUTCMonth() + 1),
  b: (date) => MONTHS[date.getUTCMonth()] ?? '',
  d: (date) => two(date.getUTCDate()),
  e: (date) => String(date.getUTCDate()),
  a: (date) => WEEKDAYS[date.getUTCDay()] ?? '',
  H: (date) => two(date.getUTCHours()),
  h: (date) => String(date.getUTCHours()),
  M: (date) => two(date.getUTCMinutes()),
  S: (date) => two(date.getUTCSeconds()),
  '3': (date) => three(date.getUTCMilliseconds()),
  '%': () => '%',
};

/**
 * Fills `%Y %y %m %n %b %d %e %a %H %h %M %S %3`; names of months and weekdays are English. `''` if the text is no day or
 * instant. An instant is shown by the clock of `offset`.
 */
export function formatted(text: string, format: string, offset: number): string {
  const moment = momentOf(text);
  if (moment === undefined) return '';
  const shift = moment.hasTime && moment.offset !== undefined ? (offset - moment.offset) * MINUTE : 0;
  const date = new Date(moment.local + shift);
  return format.replace(/%(.)/g, (whole, part: string) => PARTS[part]?.(date) ?? whole);
}
