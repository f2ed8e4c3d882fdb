import type { WaveState } from './wave.js';

/** What decides whether a wave accepts answers. Days as YYYY-MM-DD in the time zone of the workspace. */
export interface WaveWindow {
  readonly state: WaveState;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly approvalValidUntil: string | null;
  readonly approvalExemption: string | null;
  readonly graceHours: number;
  readonly closedAt: Date | null;
}

/** `grace`: fieldwork is over; only answers that were begun before, and wait on a phone, are still taken. */
export type WindowState = 'not-yet-open' | 'open' | 'grace' | 'closed';

const hour = 3_600_000;

/** By time zone: making one takes a hundred times as long as using it. */
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

/** What a clock on the wall shows in the zone, read as if it were UTC; milliseconds. */
function wallClock(instant: number, zone: string): number {
  const parts = formatIn(zone).formatToParts(instant);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)!.value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}

/** The first instant of a day in a zone; twice, because the offset at the guess may be that of the day before. */
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

/** Where an approval is needed, nothing is accepted once it has expired, not even in the hours of grace. */
function approvalEnd(wave: WaveWindow, zone: string): Date | null {
  const exempt = wave.approvalExemption !== null && wave.approvalExemption.trim() !== '';
  return exempt || wave.approvalValidUntil === null ? null : endOfDay(wave.approvalValidUntil, zone);
}

/** End of fieldwork: the last day, the end of the approval or the moment of closing, whichever comes first. */
export function fieldworkEnd(wave: WaveWindow, zone: string): Date {
  return earliest(endOfDay(wave.endsOn, zone), approvalEnd(wave, zone), wave.closedAt);
}

/** After this no answer is accepted. */
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

/** Whether the rest of the waiting answers may be opened: no more answers are accepted. */
export function acceptanceIsOver(wave: WaveWindow, zone: string, now: Date): boolean {
  return windowState(wave, zone, now) === 'closed';
}
