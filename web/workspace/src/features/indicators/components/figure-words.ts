import { useTranslation } from 'react-i18next';
import type { Reliability } from '#shared';
import { useFormat } from '#shared';
import type { Cell, CellStatus, Indicator, Limits } from '../api/types.js';

/** Maps the status of a cell to the reliability used by charts. */
export function reliabilityOf(status: CellStatus): Reliability {
  if (status === 'withheld') return 'suppressed';
  return status === 'withheld-quality' ? 'imprecise' : status;
}

const explained = ['suppressed', 'imprecise', 'caution', 'unreliable', 'missing'] as const;

/** Notes on the marks that occur in a chart. */
export function useReliabilityNotes(): (kinds: readonly Reliability[]) => readonly string[] {
  const { t } = useTranslation('indicators');
  return (kinds) => explained.filter((kind) => kinds.includes(kind)).map((kind) => t(`note.${kind}`));
}

const lacks = ['no-events', 'no-variation'] as const;

/** Why a figure should be used with caution, or is not shown. */
export function useStatusWords(): (cell: Cell | undefined) => string {
  const { t } = useTranslation('indicators');
  return (cell) => {
    const status = cell?.status ?? 'missing';
    const lack = status === 'caution' ? lacks.find((flag) => cell?.figure?.flags.includes(flag)) : undefined;
    return t(`statusWords.${lack ?? status}`);
  };
}

/** The sign in place of a figure that is not shown. */
export const signOf = (status: CellStatus): string =>
  status === 'missing' ? '…' : status === 'withheld-quality' ? 'q' : 'c';

type Kind = Pick<Indicator, 'measure'>;

/** Formats with sensible digits: shares without decimals (one below 10%), points with one, pay in whole yuan. */
function useBare({ measure }: Kind) {
  const format = useFormat();
  const { t } = useTranslation('indicators');
  const digits = (value: number): number => (Math.abs(value) < 0.1 && value !== 0 ? 1 : 0);
  /** As percentage points, without the word. */
  const points = (value: number): string => format.number(100 * value, 1);
  const bare = (value: number): string => {
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
  const span = (low: number, high: number): string => {
    if (measure === 'points') return t('span', { low: points(low), high: points(high) });
    if (measure !== 'share' && measure !== 'relative') return t('span', { low: bare(low), high: bare(high) });
    const [from, to] = [low, high].map((limit) => format.number(100 * limit, digits(limit)));
    return t('spanShare', { low: from, high: to });
  };
  return { bare, points, span };
}

/** Limits of an interval in words. */
function useLimits(indicator: Kind) {
  const { t } = useTranslation('indicators');
  const { bare, points, span } = useBare(indicator);
  const inWords = ([low, high]: Limits, inPoints: boolean): string => {
    if (low === null || high === null) return t('noInterval');
    return inPoints
      ? t('betweenPoints', { low: points(low), high: points(high) })
      : t('between', { low: bare(low), high: bare(high) });
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

export function useFigureWords(indicator: Kind) {
  const format = useFormat();
  const { t } = useTranslation('indicators');
  const { bare, points } = useBare(indicator);
  const isShare = indicator.measure === 'share';
  const cell = (found: Cell | undefined): string => {
    if (!found || found.status === 'missing') return '…';
    return found.figure === null ? signOf(found.status) : bare(found.figure.value);
  };
  /** For use in a sentence, where the sign "c" would not be understood. */
  const said = (found: Cell | undefined): string => {
    if (!found || found.figure === null) return t(`said.${found?.status ?? 'missing'}`);
    const value = bare(found.figure.value);
    return found.status === 'unreliable' ? t('said.unreliable', { value }) : value;
  };
  /** All labels of an axis have the same, smallest sufficient number of digits. */
  const tick = (value: number): string => {
    if (!isShare && indicator.measure !== 'relative') return bare(value);
    return format.share(value, Number.isInteger(Math.round(value * 1000) / 10) ? 0 : 1);
  };
  return {
    ...useLimits(indicator),
    bare,
    cell,
    said,
    tick,
    difference: (value: number): string => (isShare ? t('points', { value: points(value) }) : bare(value)),
    differenceTick: (value: number): string => (isShare ? format.number(Math.round(1000 * value) / 10) : tick(value)),
    /** The unit of an axis of differences, if its numbers do not show it. */
    differenceUnit: isShare ? t('pointsUnit') : undefined,
  };
}
