import { AsyncLocalStorage } from 'node:async_hooks';
import { SystemClock } from '../kernel/clock.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long before the present the work of the story is done, in milliseconds. */
const storyTime = new AsyncLocalStorage<number>();

/**
 * The clock of an installation with the demonstration. What `onDay` loads is dated by it, so that the example has a past:
 * roundtables, reports and waves on days of their own. For everything else it is the clock of the system.
 */
export class StoryClock extends SystemClock {
  override now(): Date {
    return new Date(super.now().getTime() - (storyTime.getStore() ?? 0));
  }
}

/** Does the work as if it were done this long ago. */
export function earlier<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  return storyTime.run(milliseconds, work);
}

/** The number of acts of each day. */
const acts = new Map<number, number>();

/**
 * Does the work as if it were done so many days ago, in the working hours of Asia/Shanghai: one act after another, some
 * minutes apart, each day from another minute on.
 */
export function onDay<T>(daysAgo: number, work: () => Promise<T>): Promise<T> {
  const act = acts.get(daysAgo) ?? 0;
  acts.set(daysAgo, act + 1);
  const now = Date.now();
  const midnight = Math.floor((now + 8 * hour) / day) * day - 8 * hour - daysAgo * day;
  const minutes = ((daysAgo * 37) % 150) + Math.min(act * 13 + ((act * 5) % 7), 290);
  return earlier(now - (midnight + 9 * hour + minutes * minute), work);
}
