import { dayIn, dayPlus, instantOf, minuteOfDay } from '../../../kernel/day.js';
import type { QuietHours } from './settings.js';
import type { Delivery } from './topic.js';

/** When a person receives email, by the clocks of the workspace. */
export interface MailHours {
  readonly timeZone: string;
  readonly quietHours: QuietHours | null;
}

/** Digests are due at 08:00, the weekly one on Mondays. */
const digestMinute = 8 * 60;
const monday = 1;

/** When an email about something that happened at an instant is due; null: none is sent. */
export function mailTime(delivery: Delivery, happened: Date, hours: MailHours): Date | null {
  if (delivery === 'app' || delivery === 'off') return null;
  return afterQuietHours(delivery === 'at-once' ? happened : nextDigest(delivery, happened, hours.timeZone), hours);
}

function nextDigest(delivery: 'daily' | 'weekly', happened: Date, timeZone: string): Date {
  let day = dayIn(happened, timeZone);
  while (instantOf(day, digestMinute, timeZone) < happened || (delivery === 'weekly' && weekday(day) !== monday))
    day = dayPlus(day, 1);
  return instantOf(day, digestMinute, timeZone);
}

/** 0 is Sunday. */
function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** The instant itself, or the end of the quiet hours in which it lies. */
function afterQuietHours(instant: Date, { quietHours, timeZone }: MailHours): Date {
  if (quietHours === null) return instant;
  const { from, to } = quietHours;
  const minute = minuteOfDay(instant, timeZone);
  const overMidnight = from > to;
  const quiet = overMidnight ? minute >= from || minute < to : minute >= from && minute < to;
  if (!quiet) return instant;
  const day = dayIn(instant, timeZone);
  return instantOf(overMidnight && minute >= from ? dayPlus(day, 1) : day, to, timeZone);
}
