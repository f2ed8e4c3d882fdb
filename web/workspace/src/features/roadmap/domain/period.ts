import { isMonth, monthPlus } from './month.js';

/** How long a period the timeline shows. */
export const zooms = ['all', 'year', 'half', 'quarter'] as const;
export type Zoom = (typeof zooms)[number];

const monthsOf: Readonly<Record<Exclude<Zoom, 'all'>, number>> = { year: 12, half: 6, quarter: 3 };

export interface Period {
  /** The first month, such as `2026-11`. */
  readonly month: string;
  readonly months: number;
}

export const zoomIn = (text: string | undefined): Zoom => zooms.find((one) => one === text) ?? 'all';

/** The period from a month in the address; without one, a third of it is before today. Null: everything. */
export function periodOf(zoom: Zoom, month: string | undefined, today: string): Period | null {
  if (zoom === 'all') return null;
  const months = monthsOf[zoom];
  const first = month !== undefined && isMonth(month) ? month : monthPlus(today.slice(0, 7), -Math.floor(months / 3));
  return { month: first, months };
}
