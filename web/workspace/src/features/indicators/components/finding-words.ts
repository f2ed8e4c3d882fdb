import { useFormat, useLocalized, useTranslation } from '#shared';
import type { IndicatorDetail } from '../api/types.js';
import { cellAt } from '../domain/breakdowns.js';
import { findingOf } from '../domain/finding.js';
import { useFigureWords, useStatusWords } from './figure-words.js';

/** The finding as a headline; the reason if there is no figure. */
export function useFinding({ indicator, definition, cells }: IndicatorDetail): string {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const format = useFormat();
  const words = useFigureWords(indicator);
  const statusWords = useStatusWords();
  const all = cellAt(cells, null);
  if (indicator.state !== 'computed' || !all) {
    const reason = indicator.leftOutReason ? [localized(indicator.leftOutReason)] : [];
    return format.sentences(t(`state.${indicator.state}`), ...reason);
  }
  if (all.coded) return format.sentences(t('coded.finding', { bound: words.bound(all.coded) }), statusWords(all));
  if (all.figure === null) return statusWords(all);
  const { value, interval, gap } = all.figure;
  const facts = { indicator, value, interval, gap, universe: localized(definition.universeWords) };
  return format.sentences(...findingOf(facts, { words, t }));
}
