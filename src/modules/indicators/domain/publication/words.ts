/** Figures as text for agendas: shares without decimals, points with one, amounts rounded to whole units. */
import type { LocalizedText } from '../../../../kernel/localized-text.js';
import type { Measure } from '../definitions/definition.js';

export function figureText(value: number, measure: Measure): LocalizedText {
  const same = (text: string): LocalizedText => ({ en: text, zh: text });
  switch (measure) {
    case 'share':
    case 'relative':
      return { en: `${(100 * value).toFixed(0)}%`, zh: `${(100 * value).toFixed(0)}%` };
    case 'points':
      return { en: `${(100 * value).toFixed(1)} percentage points`, zh: `${(100 * value).toFixed(1)}个百分点` };
    default:
      return same(value >= 100 ? value.toFixed(0) : value.toFixed(1));
  }
}

export function movedTitle(name: LocalizedText, measure: Measure, change: { from: number; to: number }): LocalizedText {
  const [from, to] = [figureText(change.from, measure), figureText(change.to, measure)];
  return {
    en: `Significant change: ${name.en}, from ${from.en} to ${to.en}`,
    zh: `指标显著变化：${name.zh}，由${from.zh}变为${to.zh}`,
  };
}
