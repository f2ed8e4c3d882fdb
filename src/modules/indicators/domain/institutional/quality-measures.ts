/** Measures of the quality of the statistics, computed from the protected cells of the last run of a wave. */
import { type Count, share, total } from './count.js';
import type { CellCount, WaveFacts } from './facts.js';

export type QualityMeasure = (wave: WaveFacts, comparesSexes: ReadonlySet<string>) => Count | null;

const figureStatuses: readonly string[] = ['reliable', 'caution', 'unreliable'];
const shown = (cells: readonly CellCount[]): CellCount[] =>
  cells.filter(({ status }) => figureStatuses.includes(status));
const countOf = (counts: readonly CellCount[]): number => total(counts.map(({ cells }) => cells));

/** Indicators whose formulas compare or isolate the sexes have no further split by sex and count as split. */
export const sexDisaggregatedShare: QualityMeasure = ({ cells }, comparesSexes) => {
  const figures = shown(cells ?? []);
  const published = [...new Set(figures.map(({ indicatorId }) => indicatorId))];
  const has = (indicatorId: string, sex: 'F' | 'M'): boolean =>
    figures.some((cell) => cell.indicatorId === indicatorId && cell.sex === sex);
  return share(
    published.filter((id) => comparesSexes.has(id) || (has(id, 'F') && has(id, 'M'))).length,
    published.length,
  );
};

export const reliableEstimateShare: QualityMeasure = ({ cells }) => {
  const figures = shown(cells ?? []);
  return share(countOf(figures.filter(({ precise }) => precise)), countOf(figures));
};

/** Primary and complementary suppressions are not distinguished. */
export const suppressedCellShare: QualityMeasure = ({ cells }) => {
  const filled = (cells ?? []).filter(({ status }) => status !== 'missing');
  return share(countOf(filled.filter(({ status }) => status === 'withheld')), countOf(filled));
};

/**
 * AAPOR RR1 = I / all personal links except those known to be ineligible. Unknown if there are posters, because the
 * number of persons asked is then unknown.
 */
export const responseRate: QualityMeasure = ({ response }) => {
  if (response.some(({ posters }) => posters > 0)) return null;
  const asked = total(response.map(({ links, ineligible }) => links - ineligible));
  const answered = total(response.map(({ complete, partial }) => complete + partial));
  return asked < answered ? null : share(total(response.map(({ complete }) => complete)), asked);
};
