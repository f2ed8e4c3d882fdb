import type { Cell, CellStatus, Indicator, Limits } from '../api/types.js';

/** Texts of the indicators in one language. */
export type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string;

/** Numbers as the reader's language writes them. */
export interface NumberFormat {
  readonly number: (value: number, digits?: number) => string;
  readonly share: (share: number, digits?: number) => string;
  readonly money: (amount: number) => string;
}

interface InLanguage {
  readonly t: Say;
  readonly format: NumberFormat;
}

type Kind = Pick<Indicator, 'measure'> & Partial<Pick<Indicator, 'unit'>>;

/** Units of amounts that are named beside the number. */
const namedUnits: readonly (string | undefined)[] = ['days', 'hours', 'weeks', 'years'];

/** The sign in place of a figure that is not shown; no sign if there are no cases. */
export const signOf = (status: CellStatus): string | null =>
  status === 'missing' ? null : status === 'withheld-quality' ? 'q' : 'c';

/** A figure with its interval, which decides on the digits of both. */
interface Estimate {
  readonly value: number;
  readonly interval: Limits;
}

/** Formats with sensible digits: shares without decimals (one below 10%), points with one, pay in whole yuan. */
function bareOf({ measure, unit }: Kind, { t, format }: InLanguage) {
  const digits = (value: number): number => (Math.abs(value) < 0.1 && value !== 0 ? 1 : 0);
  /** As percentage points, without the word. */
  const points = (value: number): string => format.number(100 * value, 1);
  const plain = (value: number): string => {
    switch (measure) {
      case 'share':
      case 'relative':
        return format.share(value, digits(value));
      case 'points':
        return t('points', { value: points(value) });
      case 'persons':
        return format.number(value);
      case 'pay':
        return format.money(value);
      case 'index':
      case 'amount':
        return format.number(value, Math.abs(value) < 100 ? 1 : 0);
    }
  };
  const bare = (value: number): string =>
    measure === 'amount' && namedUnits.includes(unit) ? t(`inUnit.${unit}`, { value: plain(value) }) : plain(value);
  const isPercent = measure === 'share' || measure === 'relative';
  /** A figure and its limits have the same digits, except one so near zero that it would be rounded to zero. */
  const digitsNextTo = (value: number, largest: number): number =>
    largest < 0.1 || (Math.abs(value) < 0.01 && value !== 0) ? 1 : 0;
  const percentOf = (limit: number, largest: number): string =>
    format.number(100 * limit, digitsNextTo(limit, largest));
  const estimate = ({ value, interval: [low, high] }: Estimate): string => {
    if (!isPercent || typeof low !== 'number' || typeof high !== 'number') return bare(value);
    return format.share(value, digitsNextTo(value, Math.max(Math.abs(low), Math.abs(high))));
  };
  const limits = (low: number, high: number): { readonly low: string; readonly high: string } => {
    if (!isPercent) return { low: plain(low), high: plain(high) };
    const largest = Math.max(Math.abs(low), Math.abs(high));
    return { low: percentOf(low, largest), high: percentOf(high, largest) };
  };
  const span = (low: number, high: number): string => {
    if (measure === 'points') return t('span', { low: points(low), high: points(high) });
    return t(isPercent ? 'spanShare' : 'span', limits(low, high));
  };
  const between = (low: number, high: number): string => t(isPercent ? 'betweenShare' : 'between', limits(low, high));
  return { bare, estimate, plain, points, span, between };
}

/** Limits of an interval in words. */
function limitsOf(indicator: Kind, language: InLanguage) {
  const { t } = language;
  const { points, span, between } = bareOf(indicator, language);
  const inWords = ([low, high]: Limits, inPoints: boolean): string => {
    if (low === null || high === null) return t('noInterval');
    return inPoints ? t('betweenPoints', { low: points(low), high: points(high) }) : between(low, high);
  };
  return {
    between: (limits: Limits): string => inWords(limits, indicator.measure === 'points'),
    /** A difference of two shares is in percentage points. */
    betweenDifference: (limits: Limits): string =>
      inWords(limits, indicator.measure === 'points' || indicator.measure === 'share'),
    /** A short form next to the figure to which it belongs. */
    span: ([low, high]: Limits): string => (low === null || high === null ? '' : span(low, high)),
  };
}

export interface FigureWords extends ReturnType<typeof limitsOf> {
  readonly bare: (value: number) => string;
  /** With the digits of its interval. */
  readonly estimate: (found: Estimate) => string;
  /** The bound of a coded share. */
  readonly bound: (coded: NonNullable<Cell['coded']>) => string;
  readonly cell: (found: Cell | undefined) => string;
  /** For use in a sentence, where the sign "c" would not be understood. */
  readonly said: (found: Cell | undefined) => string;
  /** With the unit of a number of persons, which the title of a chart says for its labels. */
  readonly inSentence: (found: Cell | undefined) => string;
  /** All labels of an axis have the same, smallest sufficient number of digits. */
  readonly tick: (value: number) => string;
  readonly difference: (value: number) => string;
  readonly differenceTick: (value: number) => string;
  /** The unit of an axis of differences, if its numbers do not show it. */
  readonly differenceUnit: string | undefined;
}

/** Figures of one indicator in words. */
export function figureWordsOf(indicator: Kind, language: InLanguage): FigureWords {
  const { t, format } = language;
  const { bare, estimate, plain, points } = bareOf(indicator, language);
  const isShare = indicator.measure === 'share';
  const bound = ({ under, over }: NonNullable<Cell['coded']>): string =>
    under === undefined
      ? t('coded.over', { value: format.share(over ?? 0) })
      : t('coded.under', { value: format.share(under) });
  const cell = (found: Cell | undefined): string => {
    if (found?.coded) return bound(found.coded);
    return found?.figure ? estimate(found.figure) : (signOf(found?.status ?? 'missing') ?? t('said.missing'));
  };
  const said = (found: Cell | undefined): string => {
    if (found?.coded) return bound(found.coded);
    if (!found || found.figure === null) return t(`said.${found?.status ?? 'missing'}`);
    const value = estimate(found.figure);
    return found.status === 'unreliable' ? t('said.unreliable', { value }) : value;
  };
  const { unit } = indicator;
  const inSentence = (found: Cell | undefined): string => {
    const value = said(found);
    return found?.figure && (unit === 'persons' || unit === 'fte') ? t(`inUnit.${unit}`, { value }) : value;
  };
  const tick = (value: number): string => {
    if (!isShare && indicator.measure !== 'relative') return plain(value);
    return format.share(value, Number.isInteger(Math.round(value * 1000) / 10) ? 0 : 1);
  };
  return {
    ...limitsOf(indicator, language),
    bare,
    estimate,
    bound,
    cell,
    said,
    inSentence,
    tick,
    difference: (value) => (isShare ? t('points', { value: points(value) }) : bare(value)),
    differenceTick: (value) => (isShare ? format.number(Math.round(1000 * value) / 10) : tick(value)),
    differenceUnit: isShare ? t('pointsUnit') : undefined,
  };
}
