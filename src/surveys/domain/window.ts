import { dayPlus, startOfDay } from '../../kernel/day.js';
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

export function endOfDay(day: string, zone: string): Date {
  return startOfDay(dayPlus(day, 1), zone);
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

/**
 * The first instant at which answers to a version that the wave has left are refused: phones that began before have the
 * hours of grace to send, as at the end of the wave.
 */
export function endOfRetiredVersion({ graceHours }: Pick<WaveWindow, 'graceHours'>, retiredAt: Date): Date {
  return new Date(retiredAt.getTime() + graceHours * hour);
}

/** Whether the remaining answers may be opened, because no more answers are accepted. */
export function acceptanceIsOver(wave: WaveWindow, zone: string, now: Date): boolean {
  return windowState(wave, zone, now) === 'closed';
}
