import type { Gap, Indicator, Limits } from '../api/types.js';
import type { FigureWords, Say } from './figure-format.js';

/** What the sentence about a figure depends on. */
export interface FindingFacts {
  readonly indicator: Pick<Indicator, 'id' | 'measure'>;
  readonly value: number;
  readonly interval: Limits;
  /** Women minus men. */
  readonly gap: Pick<Gap, 'value' | 'interval'> | null;
  /** The persons of whom the figure is a share, in words. */
  readonly universe: string;
}

interface InWords {
  readonly words: FigureWords;
  readonly t: Say;
}

/** Comparisons of the catalogue: the sign of the figure when the first group has less. */
const compared: Readonly<Record<string, 1 | -1>> = {
  gpg_mean: 1,
  gpg_median: 1,
  gpg_mean_env: 1,
  gpg_factor_weighted: 1,
  motherhood_pay_gap: 1,
  env_wage_premium: -1,
  green_job_gender_gap: -1,
  nonlocal_hukou_green_gap: -1,
};

const sharesOfWomen: readonly string[] = [
  'female_share_green_jobs',
  'female_share_env_jobs',
  'women_managers_green',
  'women_senior_managers_env',
  'women_technical_env',
];

/** -1, 1, or 0 if the interval includes zero; null if the uncertainty is unknown. */
export function signOfInterval([low, high]: Limits): -1 | 0 | 1 | null {
  if (low === null || high === null || low === undefined || high === undefined) return null;
  return low > 0 ? 1 : high < 0 ? -1 : 0;
}

/** A difference without its sign: the limits in ascending order. */
function size([low, high]: Limits): Limits {
  if (typeof low !== 'number' || typeof high !== 'number') return [null, null];
  return low + high < 0 ? [-high, -low] : [low, high];
}

/** Of a comparison of two groups: which has less, and by how much; only if the interval does not include zero. */
function comparison({ indicator, value, interval }: FindingFacts, { words, t }: InWords): string {
  const sign = signOfInterval(interval);
  const key = `finding.compared.${indicator.id}`;
  if (sign === null) return t(`${key}.unknown`, { value: words.bare(value) });
  if (sign === 0) return t(`${key}.unclear`, { between: words.between(interval) });
  const less = sign === compared[indicator.id];
  return t(`${key}.${less ? 'less' : 'more'}`, {
    value: words.estimate({ value: Math.abs(value), interval }),
    between: words.between(size(interval)),
  });
}

/** The difference between women and men as a second sentence. */
function ofGap(gap: FindingFacts['gap'], { words, t }: InWords): string {
  const sign = gap && signOfInterval(gap.interval);
  if (gap === null || sign === null) return '';
  if (sign === 0) return t('finding.gap.unclear');
  return t(`finding.gap.${sign < 0 ? 'lower' : 'higher'}`, {
    value: words.difference(Math.abs(gap.value)),
    between: words.betweenDifference(size(gap.interval)),
  });
}

function ofFigure({ indicator, value, interval, universe }: FindingFacts, { words, t }: InWords): string {
  const said = { value: words.estimate({ value, interval }), between: words.between(interval), who: universe };
  if (sharesOfWomen.includes(indicator.id)) return t('finding.women', said);
  if (indicator.measure === 'share') return t('finding.share', said);
  return t(indicator.measure === 'persons' ? 'finding.persons' : 'finding.plain', said);
}

/** The finding of an indicator: one or two sentences with the interval in words. */
export function findingOf(facts: FindingFacts, inWords: InWords): readonly string[] {
  if (facts.indicator.id in compared) return [comparison(facts, inWords)];
  return [ofFigure(facts, inWords), ofGap(facts.gap, inWords)].filter((sentence) => sentence !== '');
}
