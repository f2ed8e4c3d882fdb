/**
 * Addresses of figures: sex crossed with nothing (all persons), with a level of one breakdown, or with a pair of
 * levels.
 */
import { type BreakdownId, breakdownIds } from '../definitions/breakdowns.js';

export { type BreakdownId, breakdownIds } from '../definitions/breakdowns.js';

export type SexLevel = 'F' | 'M';
/** Persons who did not state their sex are in no figure. */
export const sexLevels: readonly SexLevel[] = ['F', 'M'];

export interface CellAddress {
  /** null = both */
  readonly sex: SexLevel | null;
  /** A breakdown, or a pair such as `park+age_group`; null, like the level, for the total. */
  readonly breakdown: string | null;
  readonly level: string | null;
}

export const everybody: CellAddress = { sex: null, breakdown: null, level: null };

/** For example `*|*`, `F|park=<uuid>`, `M|park+age_group=<uuid>+Y25-34` */
export function cellKey({ sex, breakdown, level }: CellAddress): string {
  return `${sex ?? '*'}|${breakdown === null ? '*' : `${breakdown}=${level}`}`;
}

/** The parts of a breakdown or pair, with the level of each. */
export function partsOf(
  address: Pick<CellAddress, 'breakdown' | 'level'>,
): readonly (readonly [BreakdownId, string])[] {
  if (address.breakdown === null || address.level === null) return [];
  const levels = address.level.split('+');
  return address.breakdown.split('+').map((id, at) => [id as BreakdownId, levels[at]!] as const);
}

/** Whether it is two different breakdowns in the right order: `park+age_group`. */
export function isPair(breakdown: string): boolean {
  const places = breakdown.split('+').map((id) => (breakdownIds as readonly string[]).indexOf(id));
  return places.length === 2 && places[0]! >= 0 && places[0]! < places[1]!;
}
