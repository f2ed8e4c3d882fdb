import { dayInWords } from '#server/kernel/day-in-words.js';
import type { LocalizedText } from '#server/kernel/localized-text.js';
import type { Language } from '../i18n/language.js';
import { tagOf } from '../i18n/language.js';

type Moment = Date | string | number;

/**
 * Whether it is a day without a time ("2019-04-16"), which is the same in all time zones, so it is formatted in UTC.
 */
const isPlainDay = (moment: Moment): moment is string =>
  typeof moment === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(moment);

function zoneFor(moment: Moment, timeZone: string | undefined): string | undefined {
  return isPlainDay(moment) ? 'UTC' : timeZone;
}

/** Formatters by what they depend on: creating one takes far longer than using it, and a board formats hundreds of days. */
export function kept<Given extends readonly unknown[], Format>(create: (...given: Given) => Format): typeof create {
  const formats = new Map<string, Format>();
  return (...given) => {
    const key = given.join(' ');
    const format = formats.get(key) ?? create(...given);
    formats.set(key, format);
    return format;
  };
}

const momentFormat = kept(
  (timeZone: string | undefined) =>
    new Intl.DateTimeFormat('en-GB', {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZone,
    }),
);

function parts(moment: Moment, timeZone: string | undefined): Record<string, string> {
  const format = momentFormat(zoneFor(moment, timeZone));
  return Object.fromEntries(format.formatToParts(new Date(moment)).map((part) => [part.type, part.value]));
}

function wordsOf(moment: Moment, timeZone: string | undefined, precision: 'day' | 'month'): LocalizedText {
  const { year, month, day } = parts(moment, timeZone);
  return dayInWords(`${year}-${month}-${day}`, precision);
}

/** 16 Apr 2019 / 2019年4月16日 */
export function formatDate(moment: Moment, language: Language, timeZone?: string): string {
  return wordsOf(moment, timeZone, 'day')[language];
}

/** Apr 2019 / 2019年4月 */
export function formatMonth(moment: Moment, language: Language, timeZone?: string): string {
  return wordsOf(moment, timeZone, 'month')[language];
}

/** "China Standard Time" / "北京时间", its usual name, instead of the identifier in the time zone database. */
export function formatZone(timeZone: string, language: Language, at: Date): string {
  const named = new Intl.DateTimeFormat(tagOf(language), { timeZone, timeZoneName: 'long' }).formatToParts(at);
  const name = named.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  return name === '中国标准时间' ? '北京时间' : name;
}

/** "Central European Time, UTC+01:00 (Europe/Zurich)" for each zone, to choose from: named for the whole year. */
export function zoneChoices(zones: readonly string[], language: Language, at: Date) {
  const partOf = (timeZone: string, timeZoneName: 'longGeneric' | 'longOffset'): string => {
    const parts = new Intl.DateTimeFormat(tagOf(language), { timeZone, timeZoneName }).formatToParts(at);
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  };
  return zones.map((value) => {
    const offset = partOf(value, 'longOffset').replace(/^GMT(?=$|[+-])/, 'UTC');
    const name = partOf(value, 'longGeneric');
    const named = name.startsWith('GMT') ? [offset] : [name === '中国标准时间' ? '北京时间' : name, offset];
    const label = named.join(language === 'zh' ? '，' : ', ');
    return { value, label: language === 'zh' ? `${label}（${value}）` : `${label} (${value})` };
  });
}

/** 14:05, in the time zone of the workspace. */
export function formatTime(moment: Moment, timeZone?: string): string {
  const { hour, minute } = parts(moment, timeZone);
  return `${hour}:${minute}`;
}

/** 14:05:09, if seconds matter. */
export function formatTimeOfDay(moment: Moment, timeZone?: string): string {
  const { hour, minute, second } = parts(moment, timeZone);
  return `${hour}:${minute}:${second}`;
}

export function formatDateTime(moment: Moment, language: Language, timeZone?: string): string {
  const between = language === 'zh' ? ' ' : ', ';
  return `${formatDate(moment, language, timeZone)}${between}${formatTime(moment, timeZone)}`;
}

/** Uses a minus sign instead of a hyphen, which is shorter and allows a line break after it. */
const withMinus = (text: string): string => text.replace('-', '−');

const numberFormat = kept(
  (language: Language, digits: number) =>
    new Intl.NumberFormat(tagOf(language), { minimumFractionDigits: digits, maximumFractionDigits: digits }),
);

export function formatNumber(value: number, language: Language, digits = 0): string {
  return withMinus(numberFormat(language, digits).format(value));
}

/** Joins short words: "a, b" / "a、b". */
export const formatList = (items: readonly string[], language: Language): string =>
  items.join(language === 'zh' ? '、' : ', ');

/** Joins sentences; in Chinese without a blank. */
export const formatSentences = (sentences: readonly string[], language: Language): string =>
  sentences.join(language === 'zh' ? '' : ' ');

/** A share between 0 and 1 as "34%". */
export const formatShare = (share: number, language: Language, digits = 0): string =>
  `${formatNumber(share * 100, language, digits)}%`;

/** Whole yuan: ¥6,120. */
export function formatMoney(amount: number, language: Language, currency = 'CNY'): string {
  const format = new Intl.NumberFormat(tagOf(language), {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
  });
  return withMinus(format.format(amount));
}

export function formatBytes(bytes: number, language: Language): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = Math.min(units.length - 1, Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1000)));
  return new Intl.NumberFormat(tagOf(language), {
    style: 'unit',
    unit: units[power],
    // "595 byte" would be wrong in English.
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power > 1 ? 1 : 0,
  }).format(bytes / 1000 ** power);
}

const dayLength = 86_400_000;

/** Calendar days from `now` to `moment` in the time zone of the workspace; negative for the past. */
export function daysUntil(moment: Moment, now: Date, timeZone?: string): number {
  const dayNumber = (instant: Moment, zone: string | undefined): number => {
    const { year, month, day } = parts(instant, zone);
    return Date.UTC(Number(year), Number(month) - 1, Number(day)) / dayLength;
  };
  return dayNumber(moment, timeZone) - dayNumber(now, timeZone);
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * dayLength],
  ['month', 30 * dayLength],
  ['day', dayLength],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "3 hours ago" / "3小时前". */
export function formatRelative(moment: Moment, now: Date, language: Language): string {
  const difference = new Date(moment).getTime() - now.getTime();
  const format = new Intl.RelativeTimeFormat(tagOf(language), { numeric: 'auto' });
  for (const [unit, length] of steps) {
    if (Math.abs(difference) >= length) return format.format(Math.trunc(difference / length), unit);
  }
  return format.format(0, 'second');
}
