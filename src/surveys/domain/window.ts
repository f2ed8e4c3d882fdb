import type { WaveState } from './wave.js';

/** The fields that determine whether a wave accepts answers. Days as YYYY-MM-DD in the time zone of the workspace. */
export interface WaveWindow {
  readonly state: WaveState;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly approvalValidUntil: string | null;
  readonly approvalExemption: string | null;
  readonly graceHours: number;
  readonly closedAt: Date | null;
}

/** `grace`: fieldwork has ended, but answers that were begun before and are still on a phone are accepted. */
export type WindowState = 'not-yet-open' | 'open' | 'grace' | 'closed';

const hour = 3_600_000;

/** Cached by time zone: creating a formatter takes a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

/** The local time of an instant in a time zone, in milliseconds, as if it were UTC. */
function wallClock(instant: number, zone: string): number {
  const parts = formatIn(zone).formatToParts(instant);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)!.value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}

/**
 * The first instant of a day in a time zone. Computed twice, because the offset of the first guess may be that of the
 * day before.
 */
export function startOfDay(day: string, zone: string): Date {
  const wanted = Date.parse(`${day}T00:00:00Z`);
  let guess = wanted;
  for (let round = 0; round < 2; round += 1) guess += wanted - wallClock(guess, zone);
  return new Date(guess);
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * hour).toISOString().slice(0, 10);
}

export function endOfDay(day: string, zone: string): Date {
  return startOfDay(dayAfter(day), zone);
}

function earliest(...instants: readonly (Date | null)[]): Date {
  return new Date(Math.min(...instants.flatMap((instant) => (instant === null ? [] : [instant.getTime()]))));
}

/** A wave that needs an approval accepts nothing after its expiry, not even in the hours of grace. */
function approvalEnd(wave: WaveWindow, zone: string): Date | null {
  const exempt = wave.approvalExemption !== null && wave.approvalExemption.trim() !== '';
  return exempt || wave.approvalValidUntil === null ? null : endOfDay(wave.approvalValidUntil, zone);
}

/** End of fieldwork: the last day, the expiry of the approval or the time of closing, whichever comes first. */
export function fieldworkEnd(wave: WaveWindow, zone: string): Date {
  return earliest(endOfDay(wave.endsOn, zone), approvalEnd(wave, zone), wave.closedAt);
}

/** The last instant at which an answer is accepted. */
export function lastAcceptance(wave: WaveWindow, zone: string): Date {
  const grace = new Date(fieldworkEnd(wave, zone).getTime() + wave.graceHours * hour);
  return earliest(grace, approvalEnd(wave, zone));
}

/** The one place that decides whether a wave accepts answers at an instant. */
export function windowState(wave: WaveWindow, zone: string, now: Date): WindowState {
  if (wave.state === 'draft' || now < startOfDay(wave.startsOn, zone)) return 'not-yet-open';
  if (now < fieldworkEnd(wave, zone)) return 'open';
  return now < lastAcceptance(wave, zone) ? 'grace' : 'closed';
}

/** Whether the remaining answers may be opened, because no more answers are accepted. */
export function acceptanceIsOver(wave: WaveWindow, zone: string, now: Date): boolean {
  return windowState(wave, zone, now) === 'closed';
}
