import { useTranslation } from 'react-i18next';
import type { Reliability } from '../../../shared/index.js';
import { useFormat } from '../../../shared/index.js';
import type { Cell, CellStatus, Indicator, Limits } from '../api/types.js';

/** The gate's states as the charts know them. */
export function reliabilityOf(status: CellStatus): Reliability {
  if (status === 'withheld') return 'suppressed';
  return status === 'withheld-quality' ? 'imprecise' : status;
}

const told = ['suppressed', 'imprecise', 'caution', 'unreliable', 'missing'] as const;

/** What the marks of a chart mean, for those that are in it. */
export function useReliabilityNotes(): (kinds: readonly Reliability[]) => readonly string[] {
  const { t } = useTranslation('indicators');
  return (kinds) => told.filter((kind) => kinds.includes(kind)).map((kind) => t(`note.${kind}`));
}

/** The sign that stands where there is no figure. */
export const signOf = (status: CellStatus): string =>
  status === 'missing' ? '…' : status === 'withheld-quality' ? 'q' : 'c';

/** Sensible digits: shares without decimals (one below 10 %), points with one, pay to the yuan. */
export function useFigureWords(indicator: Pick<Indicator, 'measure' | 'unit'>) {
  const format = useFormat();
  const { t } = useTranslation('indicators');
  const pay = indicator.unit.startsWith('CNY');
  const digits = (value: number): number => (Math.abs(value) < 0.1 && value !== 0 ? 1 : 0);
  const bare = (value: number): string => {
    switch (indicator.measure) {
      case 'share':
      case 'relative':
        return format.share(value, digits(value));
      case 'points':
        return t('points', { value: format.number(100 * value, 1) });
      case 'persons':
        return format.number(value);
      case 'amount':
        return pay ? format.money(value) : format.number(value, Math.abs(value) < 100 ? 1 : 0);
    }
  };
  const between = ([low, high]: Limits): string =>
    low === null || high === null ? t('noInterval') : t('between', { low: bare(low), high: bare(high) });
  /** A difference of two shares is in percentage points. */
  const difference = (value: number): string =>
    indicator.measure === 'share' ? t('points', { value: format.number(100 * value, 1) }) : bare(value);
  const betweenDifference = ([low, high]: Limits): string =>
    low === null || high === null ? t('noInterval') : t('between', { low: difference(low), high: difference(high) });
  const cell = (found: Cell | undefined): string => {
    if (!found || found.status === 'missing') return '…';
    return found.figure === null ? signOf(found.status) : bare(found.figure.value);
  };
  /** For a sentence, where "c" would say nothing. */
  const said = (found: Cell | undefined): string => {
    if (!found || found.figure === null) return t(`said.${found?.status ?? 'missing'}`);
    const value = bare(found.figure.value);
    return found.status === 'unreliable' ? t('said.unreliable', { value }) : value;
  };
  /** On an axis all labels have as few digits as they need. */
  const tick = (value: number): string => {
    if (indicator.measure !== 'share' && indicator.measure !== 'relative') return bare(value);
    return format.share(value, Number.isInteger(Math.round(value * 1000) / 10) ? 0 : 1);
  };
  const differenceTick = (value: number): string =>
    indicator.measure === 'share' ? format.number(Math.round(1000 * value) / 10) : tick(value);
  return { bare, between, difference, betweenDifference, cell, said, tick, differenceTick };
}
