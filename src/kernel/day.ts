/** Formatters are cached: creating one takes far longer than using it, and pages format thousands of days. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(timeZone: string): Intl.DateTimeFormat {
  let format = dayFormats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    dayFormats.set(timeZone, format);
  }
  return format;
}

/** The calendar day (ISO 8601) of an instant in a time zone. */
export function dayIn(instant: Date, timeZone: string): string {
  return dayFormat(timeZone).format(instant);
}

/** Cached by time zone, as above. */
const clockFormats = new Map<string, Intl.DateTimeFormat>();

function clockFormat(timeZone: string): Intl.DateTimeFormat {
  let format = clockFormats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    clockFormats.set(timeZone, format);
  }
  return format;
}

/** The local time of an instant in a time zone, in milliseconds, as if it were UTC. */
function wallClock(instant: number, timeZone: string): number {
  const parts = clockFormat(timeZone).formatToParts(instant);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)!.value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}

const minuteMilliseconds = 60_000;
const dayMilliseconds = 86_400_000;

/** The ISO day that is this number of days later, or earlier if it is negative. */
export function dayPlus(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMilliseconds).toISOString().slice(0, 10);
}

/** Minutes since midnight by the clocks of a time zone: 480 is 08:00. */
export function minuteOfDay(instant: Date, timeZone: string): number {
  const clock = new Date(wallClock(instant.getTime(), timeZone));
  return clock.getUTCHours() * 60 + clock.getUTCMinutes();
}

/**
 * The instant at which the clocks of a time zone show a minute of a day. Computed twice, because the offset of the first
 * guess may be that of the day before. A time that clocks skip in spring becomes one an hour earlier or later.
 */
export function instantOf(day: string, minute: number, timeZone: string): Date {
  const wanted = Date.parse(`${day}T00:00:00Z`) + minute * minuteMilliseconds;
  let guess = wanted;
  for (let round = 0; round < 2; round += 1) guess += wanted - wallClock(guess, timeZone);
  return new Date(guess);
}

/** The first instant of a day in a time zone. */
export function startOfDay(day: string, timeZone: string): Date {
  return instantOf(day, 0, timeZone);
}
