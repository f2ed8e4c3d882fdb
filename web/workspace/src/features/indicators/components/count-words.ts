import { useFormat, useTranslation } from '#shared';
import type { Counted, Indicator } from '../api/types.js';
import { useFigureWords } from './figure-words.js';

/** Full counts in words: the value, and its numerator and denominator. */
export function useCountWords(indicator: Pick<Indicator, 'measure'>) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const words = useFigureWords(indicator);
  const fine = indicator.measure === 'index';
  const value = (given: number): string => (fine ? format.number(given, 2) : words.bare(given));
  const counts = ({ numerator, denominator }: Counted): string => {
    if (numerator !== null && denominator !== null)
      return t('count.of', { part: format.number(numerator), whole: format.number(denominator) });
    return denominator === null ? '' : t('count.from', { count: denominator });
  };
  return { value, counts };
}
