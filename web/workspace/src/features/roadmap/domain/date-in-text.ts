import { isCalendarDate } from '#server/kernel/calendar-date.js';

/** A day that a text names, and the words by which it does. */
export interface NamedDate {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly words: string;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthWord =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const dayWord = '(\\d{1,2})(?:st|nd|rd|th)?';
const yearWord = '(\\d{4})';
const hanYear = '(\\d{4}|[〇零一二三四五六七八九]{4})\\s*年';
const hanNumber = '(\\d{1,2}|[一二三四五六七八九十]{1,3})';

/** What one way of writing a date says; without a day the last one of the month, without a month that of the year. */
interface Parts {
  readonly year?: string;
  readonly month?: string;
  readonly day?: string;
  /** Years after the current one. */
  readonly later?: number;
}

type Written = readonly [pattern: string, parts: (groups: readonly string[]) => Parts];

/** Longer ways of writing first: a part of them is a date too. */
const ways: readonly Written[] = [
  [`\\b${yearWord}[-/](\\d{1,2})[-/](\\d{1,2})\\b`, ([year, month, day]) => ({ year, month, day }) as Parts],
  [`\\b${dayWord}(?: of)? ${monthWord},? ${yearWord}\\b`, ([day, month, year]) => ({ year, month, day }) as Parts],
  [`\\b${monthWord} ${dayWord},? ${yearWord}\\b`, ([month, day, year]) => ({ year, month, day }) as Parts],
  [`\\b(?:end of )?${monthWord} ${yearWord}\\b`, ([month, year]) => ({ year, month }) as Parts],
  [`\\bend of (?:the year )?${yearWord}\\b`, ([year]) => ({ year }) as Parts],
  [`\\b${dayWord}(?: of)? ${monthWord}(?![a-z])`, ([day, month]) => ({ month, day }) as Parts],
  [`\\b${monthWord} ${dayWord}\\b`, ([month, day]) => ({ month, day }) as Parts],
  [
    `${hanYear}\\s*${hanNumber}\\s*月\\s*${hanNumber}\\s*[日号]`,
    ([year, month, day]) => ({ year, month, day }) as Parts,
  ],
  [`${hanYear}\\s*${hanNumber}\\s*月底?`, ([year, month]) => ({ year, month }) as Parts],
  [`${hanYear}年?底`, ([year]) => ({ year }) as Parts],
  [`${hanNumber}\\s*月\\s*${hanNumber}\\s*[日号]`, ([month, day]) => ({ month, day }) as Parts],
  ['明年年?底', () => ({ later: 1 })],
  ['(?:今年|本年)?年底', () => ({ later: 0 })],
];

const hanDigits = '〇一二三四五六七八九';
const digitOf = (sign: string): number => (sign === '零' ? 0 : hanDigits.indexOf(sign));

/** A number in digits, a month's name, or Chinese numerals up to 99 or, sign by sign, of a year. */
function numberOf(written: string): number {
  if (/^\d+$/.test(written)) return Number(written);
  const month = months.indexOf(written.slice(0, 3).toLowerCase());
  if (month >= 0) return month + 1;
  const [tens, ones] = written.split('十');
  if (ones === undefined) return [...written].reduce((sum, sign) => sum * 10 + digitOf(sign), 0);
  return (tens ? digitOf(tens) : 1) * 10 + (ones ? digitOf(ones) : 0);
}

function dayFrom({ year, month, day, later }: Parts, from: string): string | null {
  const thisYear = Number(from.slice(0, 4));
  const inYear = (of: number): string => {
    const inMonth = month === undefined ? 12 : numberOf(month);
    const last = new Date(Date.UTC(of, inMonth, 0)).getUTCDate();
    const onDay = day === undefined ? last : numberOf(day);
    return [of, ...[inMonth, onDay].map((part) => String(part).padStart(2, '0'))].join('-');
  };
  if (later !== undefined) return inYear(thisYear + later);
  if (year !== undefined) return inYear(numberOf(year));
  const next = [inYear(thisYear), inYear(thisYear + 1)].find((one) => one >= from);
  return next ?? null;
}

/** Dates in the order of the text; a shorter way of writing is not read within a longer one. */
function datesIn(text: string, from: string): readonly NamedDate[] {
  const found: (NamedDate & { readonly at: number })[] = [];
  let rest = text;
  for (const [pattern, parts] of ways)
    rest = rest.replace(new RegExp(pattern, 'giu'), (words: string, ...more: unknown[]) => {
      const at = more.find((one) => typeof one === 'number')!;
      const groups = more.slice(0, more.indexOf(at)) as string[];
      const day = dayFrom(parts(groups), from);
      if (day !== null && isCalendarDate(day)) found.push({ day, words, at });
      return ' '.repeat(words.length);
    });
  return found.toSorted((one, other) => one.at - other.at).map(({ day, words }) => ({ day, words: words.trim() }));
}

/** The first date on or after `from` that one of these texts names, in English or Chinese; null if none does. */
export function dateIn(texts: readonly string[], from: string): NamedDate | null {
  return texts.flatMap((text) => datesIn(text, from)).find(({ day }) => day >= from) ?? null;
}
