/** Addresses of figures: all, by sex, by park, and both. */
import { type SexLevel } from './tally.js';

/** null = at the total. */
export interface CellAddress {
  readonly sex: SexLevel | null;
  readonly parkId: string | null;
}

/** `F|<park>`, `*|*` */
export function cellKey(address: CellAddress): string {
  return `${address.sex ?? '*'}|${address.parkId ?? '*'}`;
}

/** Those that are shown as figures: never "not stated" as a group of its own. */
export function figureAddresses(parks: readonly string[], bySex: boolean): CellAddress[] {
  const sexes: (SexLevel | null)[] = bySex ? [null, 'F', 'M'] : [null];
  return sexes.flatMap((sex) => [null, ...parks].map((parkId) => ({ sex, parkId })));
}
