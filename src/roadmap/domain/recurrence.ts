import { dayInWords } from '../../kernel/day-in-words.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { ActionDates } from './action-dates.js';
import type { DatePrecision } from './lateness.js';

export const intervals = ['month', 'quarter', 'year'] as const;
export type Interval = (typeof intervals)[number];

const monthsIn: Readonly<Record<Interval, number>> = { month: 1, quarter: 3, year: 12 };

/** Of one action: five years of months. */
export const mostOccurrences = 60;

export interface Recurrence {
  readonly every: Interval;
  /** ISO day: no occurrence is due later. */
  readonly until: string;
}

export interface Occurrence extends ActionDates {
  readonly dueOn: string;
  readonly duePrecision: DatePrecision;
}

/** The same day of a later month, or its last day if the month is shorter; of a period that ends then, its last day. */
function monthsLater(day: string, months: number, precision: DatePrecision = 'day'): string {
  const [year = 0, month = 0, on = 0] = day.split('-').map(Number);
  const date = precision === 'day' ? on : 31;
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/**
 * The dates of the further occurrences of an action, each counted from the first, so that 31 January is followed by
 * 28 February and 31 March. Dates of a year that recur sooner are dates of a month. At most one more than allowed.
 */
export function occurrencesOf(first: Occurrence, { every, until }: Recurrence): readonly Occurrence[] {
  const found: Occurrence[] = [];
  const duePrecision = first.duePrecision === 'year' && every !== 'year' ? 'month' : first.duePrecision;
  for (let turn = 1; turn <= mostOccurrences + 1; turn += 1) {
    const months = turn * monthsIn[every];
    const dueOn = monthsLater(first.dueOn, months, duePrecision);
    if (dueOn > until) break;
    const startOn = first.startOn === null ? null : monthsLater(first.startOn, months);
    found.push({ startOn, dueOn, duePrecision });
  }
  return found;
}

const longestTitle = 280;

/** The title of an occurrence names its month or year, so that occurrences can be distinguished. */
export function occurrenceTitle(title: LocalizedText, dueOn: string, every: Interval): LocalizedText {
  const named = dayInWords(dueOn, every === 'year' ? 'year' : 'month');
  const { en, zh } = { en: title.en.slice(0, longestTitle), zh: title.zh.slice(0, longestTitle) };
  return {
    en: en === '' ? '' : `${en} (${named.en})`,
    zh: zh === '' ? '' : `${zh}（${named.zh}）`,
  };
}
