import { useTranslation } from '#shared';
import type { IndicatorDetail } from '../api/types.js';
import { useFigureWords } from './figure-words.js';

type Change = IndicatorDetail['series'][number]['changes'][number];

/** The change from the previous wave in words, or that there is no clear change. */
export function ChangeWords({ detail }: { readonly detail: IndicatorDetail }) {
  const { t } = useTranslation('indicators');
  const words = useFigureWords(detail.indicator);
  const changes = detail.series.at(-1)?.changes ?? [];
  if (changes.length === 0) return null;
  const { unit } = detail.indicator;
  const isCount = unit === 'persons' || unit === 'fte';
  const who = ({ sex }: Change): string =>
    sex === null ? t('change.everybody') : t(`shared:sex.${sex === 'F' ? 'female' : 'male'}`);
  const said = (change: Change): string => {
    const { verdict, value, interval, sinceWave } = change;
    const isApart = verdict === 'higher' || verdict === 'lower';
    const shown = words.difference(isApart ? Math.abs(value) : value);
    return t(`change.${verdict}`, {
      who: who(change),
      wave: sinceWave,
      value: isCount ? t(`inUnit.${unit}`, { value: shown }) : shown,
      between: words.betweenDifference(isApart && value < 0 ? [negated(interval[1]), negated(interval[0])] : interval),
    });
  };
  return (
    <div className="tp-measure">
      <h3>{t('change.title')}</h3>
      <ul>
        {changes.map((change) => (
          <li key={change.sex ?? '*'}>{said(change)}</li>
        ))}
      </ul>
      <p className="tp-dimmed">{t('change.careful')}</p>
    </div>
  );
}

const negated = (limit: number | null | undefined): number | null =>
  limit === null || limit === undefined ? null : -limit;
