/** `22:00` for 1320. */
export function clockOf(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** 1320 for `22:00`; null if it is not a time of day. */
export function minuteOf(clock: string): number | null {
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock);
  return found === null ? null : Number(found[1]) * 60 + Number(found[2]);
}
