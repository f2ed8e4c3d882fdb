/**
 * Diagnostics of a weight set in figures that everyone may see. Weights could reveal response counts, because the
 * weight of an enterprise is its workers divided by its answers. So nothing is published about fewer than 5 persons or
 * 3 enterprises, extremes are values that at least so many reach, and figures are rounded so that no count can be
 * solved for.
 */
import type { Convergence, Trimmed } from './calibration.js';
import { type EnterpriseWeights, type WeightCell, weighted } from './cells.js';
import { type FrameMargin, notStatedShare } from './margins.js';
import type { WorkerClasses } from './response-classes.js';
import { defaultLimits } from '../../../../methodology/calibration/nonresponse.js';

const FEWEST_PERSONS = 5;
const FEWEST_ENTERPRISES = 3;

export interface WeightDiagnostics {
  readonly answers: number;
  /** Workers of the frame in the parks with answers, and the sum of the weights. */
  readonly population: number;
  readonly weighted: number;
  /** Kish: n sum w^2 / (sum w)^2; two decimals. */
  readonly designEffect: { readonly base: number; readonly before: number; readonly after: number };
  /** Two significant digits; null if too few persons answered. */
  readonly range: readonly [number, number] | null;
  /** Factors of calibration and trimming: lowest, highest, highest divided by median; two digits. */
  readonly factors: { readonly range: readonly [number, number]; readonly spread: number } | null;
  /** The difference is rounded to one digit. */
  readonly convergence: Convergence | null;
  readonly toCollapse: readonly CollapseEntry[];
  /** Weighted; null if fewer than 5 persons did not state it. */
  readonly notStated: number | null;
  readonly trimming: TrimmingEntry | null;
  readonly classes: readonly ClassEntry[];
  readonly strataAlone: readonly string[];
  readonly mergedStrata: readonly { readonly parkId: string; readonly strata: readonly string[] }[];
  readonly silentParks: readonly string[];
}

export interface ClassEntry {
  readonly parkId: string;
  readonly parts: readonly { readonly stratum: string; readonly sex: 'F' | 'M' }[];
  readonly respondents: number | null;
  readonly factor: number | null;
  readonly beyondLimits: boolean;
}

export interface CollapseEntry {
  readonly margin: string;
  readonly parkId: string;
  readonly sizes: readonly string[];
  readonly sex: 'F' | 'M' | null;
  readonly respondents: number | null;
}

export interface TrimmingEntry {
  readonly timesMedian: number;
  /** Number of trimmed answers and of redistributed persons; null if too few to publish. */
  readonly trimmed: number | null;
  readonly moved: number | null;
  readonly levelledParks: readonly string[];
}

function digits(value: number, count: number): number {
  return Number(value.toPrecision(count));
}

const two = (value: number): number => Math.round(100 * value) / 100;

function enough(cells: readonly WeightCell[]): boolean {
  const persons = cells.reduce((sum, { answers }) => sum + answers, 0);
  return persons >= FEWEST_PERSONS && new Set(cells.map(({ psu }) => psu)).size >= FEWEST_ENTERPRISES;
}

function kish(cells: readonly WeightCell[]): number {
  const n = cells.reduce((sum, { answers }) => sum + answers, 0);
  const squares = cells.reduce((sum, { answers, weight }) => sum + answers * weight ** 2, 0);
  return two((n * squares) / weighted(cells) ** 2);
}

/** The most extreme value, from one end, that enough answers reach. */
function reached(ordered: readonly { readonly cell: WeightCell; readonly value: number }[]): number | null {
  const passed: WeightCell[] = [];
  for (const { cell, value } of ordered) {
    passed.push(cell);
    if (enough(passed)) return value;
  }
  return null;
}

function protectedRange(
  cells: readonly WeightCell[],
  valueOf: (at: number) => number,
): readonly [number, number] | null {
  const ordered = cells.map((cell, at) => ({ cell, value: valueOf(at) })).sort((a, b) => a.value - b.value);
  const [low, high] = [reached(ordered), reached([...ordered].reverse())];
  return low === null || high === null || low > high ? null : [digits(low, 2), digits(high, 2)];
}

function median(cells: readonly WeightCell[], valueOf: (at: number) => number): number {
  const ordered = cells.map(({ answers }, at) => ({ answers, value: valueOf(at) })).sort((a, b) => a.value - b.value);
  const half = ordered.reduce((sum, { answers }) => sum + answers, 0) / 2;
  let passed = 0;
  for (const { answers, value } of ordered) {
    passed += answers;
    if (passed > half) return value;
  }
  return ordered.at(-1)!.value;
}

function factorsOf(before: readonly WeightCell[], after: readonly WeightCell[]): WeightDiagnostics['factors'] {
  const factor = (at: number): number => after[at]!.weight / before[at]!.weight;
  const range = protectedRange(after, factor);
  return range === null ? null : { range, spread: digits(range[1] / median(after, factor), 2) };
}

/**
 * Levels with fewer than 20 answers, or with a factor above 2.5 or below its inverse: the analyst should consider
 * merging them.
 */
function toCollapse(margins: readonly FrameMargin[], before: readonly WeightCell[]): CollapseEntry[] {
  const { fewestRespondents, largestFactor } = defaultLimits;
  return margins.flatMap(({ name, levels, memberships }) =>
    levels.flatMap(({ key, parkId, sizes, sex, count }): CollapseEntry[] => {
      const own = before.filter((_, at) => memberships[at] === key);
      const respondents = own.reduce((sum, { answers }) => sum + answers, 0);
      const factor = count / weighted(own);
      const fine = respondents >= fewestRespondents && factor <= largestFactor && factor >= 1 / largestFactor;
      if (fine || count <= 0) return [];
      return [{ margin: name, parkId, sizes, sex, respondents: enough(own) ? respondents : null }];
    }),
  );
}

function trimmingOf(trimming: Trimmed['report'] | null, timesMedian: number | null): TrimmingEntry | null {
  if (trimming === null || timesMedian === null) return null;
  const tells = trimming.trimmed === 0 || enough(trimming.cut);
  return {
    timesMedian,
    trimmed: tells ? trimming.trimmed : null,
    moved: tells ? digits(trimming.moved, 2) : null,
    levelledParks: trimming.levelledParks,
  };
}

export interface Steps {
  readonly population: number;
  /** Includes persons who did not state their sex, who have no weight. */
  readonly everybody: readonly WeightCell[];
  readonly base: EnterpriseWeights;
  readonly response: WorkerClasses | null;
  readonly margins: readonly FrameMargin[];
  readonly before: readonly WeightCell[];
  readonly after: readonly WeightCell[];
  readonly convergence: Convergence | null;
  readonly trimming: Trimmed['report'] | null;
  readonly timesMedian: number | null;
}

export function diagnosticsOf(steps: Steps): WeightDiagnostics {
  const { everybody, base, response, before, after } = steps;
  const unknown = everybody.filter(({ sex }) => sex === 'U');
  return {
    answers: after.reduce((sum, { answers }) => sum + answers, 0),
    population: steps.population,
    weighted: Math.round(weighted(after)),
    designEffect: { base: kish(base.cells), before: kish(before), after: kish(after) },
    range: protectedRange(after, (at) => after[at]!.weight),
    factors: before === after ? null : factorsOf(before, after),
    convergence: steps.convergence && {
      ...steps.convergence,
      difference: digits(steps.convergence.difference, 1),
    },
    toCollapse: toCollapse(steps.margins, before),
    notStated: enough(unknown) ? Math.round(1000 * notStatedShare(everybody)) / 1000 : null,
    trimming: trimmingOf(steps.trimming, steps.timesMedian),
    classes: (response?.classes ?? []).map(({ parkId, parts, factor, beyondLimits, ...size }) => {
      const tells = size.respondents >= FEWEST_PERSONS && size.enterprises >= FEWEST_ENTERPRISES;
      return {
        parkId,
        parts,
        respondents: tells ? size.respondents : null,
        factor: tells ? digits(factor, 2) : null,
        beyondLimits,
      };
    }),
    strataAlone: response?.strataAlone ?? [],
    mergedStrata: base.enterpriseClasses
      .filter(({ strata }) => strata.length > 1)
      .map(({ parkId, strata }) => ({ parkId, strata })),
    silentParks: base.silentParks,
  };
}
