/** Measures of the quality of the statistics, computed from the protected cells of the last run of a wave. */
import { cvBands } from '../../../../methodology/estimation/judgement.js';
import { type Count, share, total } from './count.js';
import type { ShownCell, WaveFacts } from './facts.js';

export type QualityMeasure = (wave: WaveFacts, comparesSexes: ReadonlySet<string>) => Count | null;

const figureStatuses: readonly string[] = ['reliable', 'caution', 'unreliable'];
const shown = (cells: readonly ShownCell[]): ShownCell[] =>
  cells.filter(({ status }) => figureStatuses.includes(status));

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

/** The CV is below the caution band (Statistics Canada's first class). */
export const reliableEstimateShare: QualityMeasure = ({ cells }) => {
  const figures = shown(cells ?? []);
  return share(figures.filter(({ cv }) => cv !== null && cv <= cvBands.caution).length, figures.length);
};

/** Primary and complementary suppressions are not distinguished. */
export const suppressedCellShare: QualityMeasure = ({ cells }) => {
  const filled = (cells ?? []).filter(({ status }) => status !== 'missing');
  return share(filled.filter(({ status }) => status === 'withheld').length, filled.length);
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
