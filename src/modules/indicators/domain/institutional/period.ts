/**
 * Reference periods: calendar years for acts of the institutions, the fieldwork of a wave for properties of a survey.
 */
import type { LocalizedText } from '../../../../kernel/localized-text.js';
import type { InstitutionalFacts } from './facts.js';

export interface Period {
  readonly key: string;
  readonly label: LocalizedText;
  readonly from: string;
  readonly to: string;
  /** The reference date t: the end of the period, or today if it has not ended. */
  readonly at: string;
}

const earlier = (a: string, b: string): string => (a < b ? a : b);

function year(value: number, today: string): Period {
  const to = `${value}-12-31`;
  return {
    key: String(value),
    label: { en: String(value), zh: `${value}年` },
    from: `${value}-01-01`,
    to,
    at: earlier(to, today),
  };
}

/**
 * From the year of the first act to the current one. Years do not overlap, so that two periods cannot be subtracted
 * from each other.
 */
export function years({ sessions, decisions, actions, today }: InstitutionalFacts): readonly Period[] {
  let earliest = today;
  for (const { heldOn } of sessions) earliest = earlier(earliest, heldOn);
  for (const { on } of decisions) earliest = earlier(earliest, on);
  for (const { created } of actions) earliest = earlier(earliest, created);
  const [first, last] = [Number(earliest.slice(0, 4)), Number(today.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, index) => year(first + index, today));
}

export function wavePeriods(facts: InstitutionalFacts): readonly Period[] {
  return facts.waves.map(({ id, title, startsOn, endsOn }) => ({
    key: id,
    label: title,
    from: startsOn,
    to: endsOn,
    at: earlier(endsOn, facts.today),
  }));
}

export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
