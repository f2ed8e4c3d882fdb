import { isCalendarDate } from '#server/kernel/calendar-date.js';
import type { Language } from '../i18n/language.js';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
const fullNames = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december'],
] as const;

/** Whether the calendar has this day, written as in the API. The server checks it by the same function. */
export const isDay = (text: string): boolean => isCalendarDate(text);

function dayOfParts(year: number, month: number, day: number): string | null {
  const moment = new Date(Date.UTC(year, month - 1, day));
  const exists = moment.getUTCFullYear() === year && moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day;
  return exists && year >= 1000 ? moment.toISOString().slice(0, 10) : null;
}

/** "Apr", "April" and "Sept." as 4, 4 and 9. */
function monthOf(word: string): number {
  const name = word.replace(/\.$/, '').toLowerCase();
  const index = fullNames.findIndex((full) => full === name || (name.length >= 3 && full.startsWith(name)));
  return index === -1 ? months.findIndex((short) => short === name) + 1 : index + 1;
}

type Order = readonly ['year' | 'month' | 'day', 'year' | 'month' | 'day', 'year' | 'month' | 'day'];

const forms: readonly (readonly [RegExp, Order])[] = [
  [/^(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})$/, ['year', 'month', 'day']],
  [/^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$/, ['year', 'month', 'day']],
  [/^(\d{4})(\d{2})(\d{2})$/, ['year', 'month', 'day']],
  [/^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})$/, ['day', 'month', 'year']],
  [/^(\d{1,2})(?:st|nd|rd|th)?[\s-]*(\p{L}+\.?)[\s,-]*(\d{4})$/iu, ['day', 'month', 'year']],
  [/^(\p{L}+\.?)[\s-]*(\d{1,2})(?:st|nd|rd|th)?[\s,-]+(\d{4})$/iu, ['month', 'day', 'year']],
];

/**
 * The typed date in the format of the API ("2019-04-16"); null if the text is not a date. Day before month, as in the
 * displayed format.
 */
export function dayOf(typed: string): string | null {
  const text = typed.normalize('NFKC').trim();
  for (const [form, order] of forms) {
    const found = form.exec(text);
    if (!found) continue;
    const part = (name: Order[number]): string => found[order.indexOf(name) + 1] ?? '';
    const month = /^\d+$/.test(part('month')) ? Number(part('month')) : monthOf(part('month'));
    return dayOfParts(Number(part('year')), month, Number(part('day')));
  }
  return null;
}

/** The name of the Chinese locale in dayjs. */
export const calendarLocale = (language: Language): string => (language === 'zh' ? 'zh-cn' : 'en');
