import { AsyncLocalStorage } from 'node:async_hooks';
import { SystemClock } from '../kernel/clock.js';

const storyDay = new AsyncLocalStorage<number>();

/**
 * The clock of an installation with the demonstration. What `onDay` loads is dated by it, so that the example has a past:
 * roundtables, reports and waves on days of their own. For everything else it is the clock of the system.
 */
export class StoryClock extends SystemClock {
  override now(): Date {
    return new Date(super.now().getTime() - (storyDay.getStore() ?? 0) * 86_400_000);
  }
}

/** Does the work as if it were done so many days ago. */
export function onDay<T>(daysAgo: number, work: () => Promise<T>): Promise<T> {
  return storyDay.run(daysAgo, work);
}
