/** The times of a planned day in minutes after midnight, which continue after the next midnight. */

/** 570 for 09:30 */
export function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

/** 09:30 for 570; after midnight it continues from 00:00. */
export function clockAt(minutes: number): string {
  const ofDay = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
}

export interface PlannedItem {
  /** 1 for an item that is in no other; its minutes include those of its sub-items. */
  readonly depth: number;
  readonly minutes: number | null;
}

/** When the items of a day end; null unless the day has an opening time and each item planned minutes. */
export function endOfItems(opensAt: string | null, items: readonly PlannedItem[]): number | null {
  const lengths = items.filter(({ depth }) => depth === 1).map(({ minutes }) => minutes);
  if (opensAt === null || lengths.length === 0 || lengths.includes(null)) return null;
  return lengths.reduce<number>((end, minutes) => end + (minutes ?? 0), minutesOf(opensAt));
}
